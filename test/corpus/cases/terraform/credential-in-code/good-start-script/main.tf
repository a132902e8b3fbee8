resource "aws_instance" "worker" {
  ami                  = data.aws_ami.base.id
  instance_type        = "t3.small"
  iam_instance_profile = aws_iam_instance_profile.worker.name

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }

  user_data = <<-EOT
    #!/bin/bash
    export REGION=${var.region}
    PASSWORD=$(aws ssm get-parameter --name /worker/password --with-decryption --query Parameter.Value --output text)
    /opt/worker/start "$PASSWORD"
  EOT
}
