resource "alicloud_eci_container_group" "app" {
  containers {
    environment_vars {
      key   = "ALIBABA_CLOUD_ECS_METADATA"
      value = "app"
    }
  }
}

resource "alicloud_eci_container_group" "importer" {
  containers {
    environment_vars {
      key   = "ALIBABA_CLOUD_ACCESS_KEY_ID"
      value = var.access_key_id
    }
  }
}
