export HTTPS_PROXY=http://build:«made:[A-Za-z]{5}\d{3}[A-Za-z]{2}»@proxy.acme.io:3128
apt-get update
