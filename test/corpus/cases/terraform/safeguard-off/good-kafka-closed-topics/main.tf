resource "aws_msk_configuration" "events" {
  name           = "events"
  kafka_versions = ["3.8.x"]

  server_properties = <<-PROPERTIES
    auto.create.topics.enable = false
    # allow.everyone.if.no.acl.found is left at what the broker's own list says
    allow.everyone.if.no.acl.found=false
  PROPERTIES
}
