provider "alicloud" {
  ecs_role_name = "runner"
}
