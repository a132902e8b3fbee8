resource "aws_instance" "worker" {
  ami           = data.aws_ami.base.id
  instance_type = "t3.small"

  metadata_options {
    http_tokens = "required"
  }

  user_data = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIA4ZQW7HT2MVKX3B6D
    export AWS_SECRET_ACCESS_KEY=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
    /opt/worker/start
  EOT
}
