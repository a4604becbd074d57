provider "alicloud" {
  access_key = var.access_key
  secret_key = var.secret_key
  region     = "cn-hangzhou"
}

resource "alicloud_ram_role" "reader" {
  name = "R9x2Vb7QmT4zWc8LpE5sHj3UaB6nKd"
}
