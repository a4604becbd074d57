terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.250"
    }
  }
}

resource "alicloud_ram_role" "worker" {
  role_name = "tidewater-worker"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = ["ecs.aliyuncs.com"] } }]
  })
}

resource "alicloud_instance" "worker" {
  instance_name   = "tidewater"
  instance_type   = "ecs.c7.large"
  image_id        = "aliyun_3_x64_20G_alibase_20240528.vhd"
  vswitch_id      = var.vswitch
  security_groups = [var.security_group]
}

resource "alicloud_ecs_ram_role_attachment" "worker" {
  ram_role_name = alicloud_ram_role.worker.role_name
  instance_id   = alicloud_instance.worker.id
}
