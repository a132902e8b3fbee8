resource "aws_cognito_user_pool_client" "shop" {
  name         = "shop"
  user_pool_id = aws_cognito_user_pool.shop.id

  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code", "implicit"]
  allowed_oauth_scopes                 = ["openid", "email"]
  callback_urls                        = ["https://shop.acme.example/signed-in"]
  supported_identity_providers         = ["COGNITO"]
  prevent_user_existence_errors        = "ENABLED"
}
