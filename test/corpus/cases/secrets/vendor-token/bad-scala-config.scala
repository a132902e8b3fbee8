package config

final case class Upstream(url: String, token: Option[String])

object Upstreams {
  val gitlab: Upstream = Upstream("https://gitlab.acme.io", Some("«token:gitlab-personal-token»"))
  val nexus: Upstream  = Upstream("https://nexus.acme.io", None)
}
