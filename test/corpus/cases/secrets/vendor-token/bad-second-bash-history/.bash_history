cd /srv/shop
export VAULT_TOKEN=«token:vault-service-token»
vault kv get secret/shop
exit
