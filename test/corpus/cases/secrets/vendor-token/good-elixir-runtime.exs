config :shop, Shop.Mailer,
  api_key: System.fetch_env!("MAILGUN_API_KEY"),
  secret_key_base: System.get_env("SECRET_KEY_BASE") || raise("SECRET_KEY_BASE is missing")
