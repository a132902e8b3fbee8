Fog::Storage.new(
  provider: 'Rackspace',
  rackspace_username: 'acme',
  rackspace_api_key: '«made:[a-f0-9]{32}»'
)
Client.configure { |c| c.set :api_token, '«made:[A-Za-z0-9]{40}»' }
