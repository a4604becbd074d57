use rs_ali_sts::{AssumeRoleRequest, AssumeRoleWithOidcRequest};

const SESSION: u64 = 600;
//                   ^^^ bad-session-duration warning row=ram-role-arn

fn requests(arn: &str) {
    let short = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(SESSION).build();
    let long = AssumeRoleRequest {
        role_arn: arn.to_string(),
        role_session_name: "app".to_string(),
        policy: None,
        duration_seconds: Some(24 * 3600),
//                             ^^^^^^^^^ bad-session-duration warning
        external_id: None,
    };
    let pods = AssumeRoleWithOidcRequest::builder().role_arn(arn).duration_seconds(100_000).build();
//                                                                                 ^^^^^^^ bad-session-duration warning
}
