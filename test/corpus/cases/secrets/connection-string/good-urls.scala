object Links {
  val docs   = "https://acme.io:8443/docs@latest"
  val scoped = "https://unpkg.com/@acme/ui@4.1.0/dist/index.js"
  val mail   = "mailto:ops@acme.io?subject=token"
  val image  = "registry.acme.io:5000/team/api@sha256:«made:[a-f0-9]{64}»"
}
