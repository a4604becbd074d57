variable "vswitch" {
  type = string
}

variable "security_group" {
  type = string
}

variable "access_key" {
  type      = string
  default   = ""
  sensitive = true
}
