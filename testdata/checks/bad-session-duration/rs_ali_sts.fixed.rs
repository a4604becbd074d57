use rs_ali_sts::{AssumeRoleRequest, AssumeRoleWithOidcRequest};

const SESSION: u64 = 3600;
//                   ^^^ bad-session-duration warning row=ram-role-arn

fn requests(arn: &str) {
    let short = AssumeRoleRequest::builder().role_arn(arn).duration_seconds(SESSION).build();
    let long = AssumeRoleRequest {
        role_arn: arn.to_string(),
        role_session_name: "app".to_string(),
        policy: None,
        duration_seconds: Some(43200),
//                             ^^^^^^^^^ bad-session-duration warning
        external_id: None,
    };
    let pods = AssumeRoleWithOidcRequest::builder().role_arn(arn).duration_seconds(43200).build();
//                                                                                 ^^^^^^^ bad-session-duration warning
}
