use rs_ali_sts::AssumeRoleRequest;

const HOUR: u64 = 60 * 60;

fn requests(arn: &str, seconds: u64) {
    let least = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(900).build();
    let usual = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(HOUR).build();
    let longest = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(12 * 3600).build();
    let given = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(seconds).build();
}

#[cfg(test)]
mod tests {
    #[test]
    fn refuses_short_sessions() {
        let request = rs_ali_sts::AssumeRoleRequest::builder().duration_seconds(1).build();
        assert!(super::send(request).is_err());
    }
}
