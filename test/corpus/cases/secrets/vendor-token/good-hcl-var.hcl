provider "digitalocean" {
  token = var.do_token
}

inputs = {
  api_token  = get_env("DO_TOKEN")
  public_key = file("~/.ssh/id_ed25519.pub")
}
