resource "alicloud_ecs_ram_role_attachment" "web" {
  ram_role_name = "web"
}
