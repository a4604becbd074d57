use opendal::services::Oss;

fn builder() -> Oss {
    Oss::default().bucket("reports").role_arn("<role-arn>").role_session_name("<session-name>")
//                                             ^^^^^^^^^^ placeholder-in-role-config
//                                                                             ^^^^^^^^^^^^^^ placeholder-in-role-config
}
