resource "alicloud_eci_container_group" "app" {
  ram_role_name = alicloud_ram_role.app.name
  containers {
    name = "app"
    environment_vars {
      key   = "ALIBABA_CLOUD_ECS_METADATA"
      value = "app"
    }
  }
}
