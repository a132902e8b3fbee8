{ config, ... }: {
  services.grafana.settings.security.admin_password = "«made:[A-Za-z]{5}\d{3}[!#%]»";
  networking.wireless.networks."acme".psk = "«made:[a-z]{7}-\d{4}»";
}
