read -rsp 'Password: ' password
psql "host=db user=app password=$password" -c 'select 1'
curl -u "$USER:$PASS" https://acme.io
curl --user admin https://acme.io/report
openssl rand -base64 32 > secret.key
htpasswd -n jonas
