locals {
  kafka_settings = {
    "auto.create.topics.enable"      = false
    "default.replication.factor"     = 3
    "min.insync.replicas"            = 2
  }
}

resource "aws_msk_configuration" "events" {
  name           = "events"
  kafka_versions = ["3.8.x"]

  server_properties = <<-PROPERTIES
    auto.create.topics.enable = false
    default.replication.factor = 3
    min.insync.replicas = 2
    allow.everyone.if.no.acl.found=true
  PROPERTIES
}
