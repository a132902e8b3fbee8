resource "aws_api_gateway_method" "get" {
  rest_api_id   = "abc123"
  resource_id   = "def456"
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = "abc123"
  deployment_id         = "ghi789"
  stage_name            = "prod"
  xray_tracing_enabled  = true
  cache_cluster_enabled = false
  client_certificate_id = "cert12"
}

resource "aws_api_gateway_domain_name" "api" {
  domain_name              = "api.acme.dev"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/3f0c3a53-6a0a-4b4f-9a2e-3f5c41a0b111"
  security_policy          = "TLS_1_2"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}
