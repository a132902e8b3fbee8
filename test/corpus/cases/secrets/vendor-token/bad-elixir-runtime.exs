import Config

config :shop, Shop.Mailer,
  adapter: Bamboo.MailgunAdapter,
  domain: "mg.acme.io",
  api_key: "key-«made:[a-f0-9]{32}»"
