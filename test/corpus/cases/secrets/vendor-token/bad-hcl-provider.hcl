provider "digitalocean" {
  token = "«token:digitalocean-token»"
}

inputs = {
  region = "fra1"
  nodes  = 3
}
