provider "alicloud" {
  access_key = "LTAIaKL1nt8q4ZoA"
  secret_key = "aKL1ntSk4c4N6hHpB6c7mBHhAfTbYk"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ access-key-in-file
  region     = "cn-hangzhou"
}
