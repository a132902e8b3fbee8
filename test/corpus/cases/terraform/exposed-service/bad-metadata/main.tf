resource "aws_instance" "web" {
  ami           = data.aws_ami.base.id
  instance_type = "t3.small"
  subnet_id     = module.vpc.private_subnets[0]

  root_block_device {
    encrypted = true
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "optional"
  }
}
