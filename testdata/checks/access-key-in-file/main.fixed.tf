provider "alicloud" {
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
  region     = "cn-hangzhou"
}
