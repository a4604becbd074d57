resource "alicloud_ecs_ram_role_attachment" "web" {
  ram_role_name = alicloud_ram_role.web.name
  instance_id   = alicloud_instance.web.id
}
