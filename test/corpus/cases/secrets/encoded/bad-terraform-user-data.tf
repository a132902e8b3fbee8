resource "aws_instance" "worker" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD='«made:[A-Za-z]{5}\d{3}[!#%][a-z]{3}»'
    /opt/worker/start
  EOT
}
