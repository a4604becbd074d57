provider "alicloud" {
  region     = "cn-shanghai"
  access_key = "LTAIaKL1nt6JWZ7V"
  secret_key = "aKL1ntn02ZVnEpYLEiFw4hT2qDOx9d"
}
