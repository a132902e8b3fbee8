class { 'postgresql::server':
  postgres_password => lookup('postgres_password'),
  password_hash     => postgresql::postgresql_password('shop', $password),
}
