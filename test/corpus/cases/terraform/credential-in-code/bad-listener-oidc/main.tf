resource "aws_lb_listener" "admin" {
  load_balancer_arn = aws_lb.admin.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type = "authenticate-oidc"

    authenticate_oidc {
      authorization_endpoint = "https://login.acme.example/authorize"
      client_id              = "admin"
      client_secret          = "hV3k9TqLz7Rw2Xp"
      issuer                 = "https://login.acme.example"
      token_endpoint         = "https://login.acme.example/token"
      user_info_endpoint     = "https://login.acme.example/me"
    }
  }

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.admin.arn
  }
}

variable "certificate_arn" {
  type = string
}
