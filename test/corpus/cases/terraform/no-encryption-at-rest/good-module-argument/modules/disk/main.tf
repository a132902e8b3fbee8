variable "name" {
  type = string
}

variable "size" {
  type    = number
  default = 20
}

variable "encrypted" {
  type        = bool
  description = "Whether the volume is encrypted."
}

resource "aws_ebs_volume" "this" {
  availability_zone = "eu-central-1a"
  size              = var.size
  encrypted         = var.encrypted
  tags              = { Name = var.name }
}
