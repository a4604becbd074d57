resource "alicloud_instance" "worker" {
  instance_name = "worker"
  role_name     = alicloud_ram_role.worker.name
}
