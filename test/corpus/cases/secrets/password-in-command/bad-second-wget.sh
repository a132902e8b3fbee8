wget --user=export --password='«made:[A-Za-z]{5}\d{3}[!#]»' https://files.acme.io/all.zip
