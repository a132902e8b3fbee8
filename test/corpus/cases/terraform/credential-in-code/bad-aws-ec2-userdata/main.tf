resource "aws_instance" "app" {
  ami                         = "ami-0abcdef1234567890"
  instance_type               = "t3.small"
  subnet_id                   = "subnet-0a1b2c3d4e5f60718"
  associate_public_ip_address = false
  monitoring                  = true
  ebs_optimized               = true
  iam_instance_profile        = "app"
  vpc_security_group_ids      = ["sg-0123456789abcdef0"]

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  user_data = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAGWPZSY45TYTMRHM6
    export AWS_SECRET_ACCESS_KEY=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
    aws s3 cp s3://acme/app.tgz /opt/
  EOT

  root_block_device {
    encrypted = true
  }
}
