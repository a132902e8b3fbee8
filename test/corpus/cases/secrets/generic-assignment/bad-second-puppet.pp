class { 'postgresql::server':
  postgres_password => '«made:[A-Za-z]{5}\d{3}[!#%]»',
  listen_addresses  => '*',
}
