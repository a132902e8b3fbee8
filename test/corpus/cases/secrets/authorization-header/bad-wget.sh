#!/bin/sh
wget --header="X-Api-Key: «made:[A-Za-z0-9]{40}»" -O dump.json https://api.acme.io/export
wget --http-user=export --http-password=«made:[A-Za-z0-9]{12}» https://files.acme.io/dump.tar.gz
