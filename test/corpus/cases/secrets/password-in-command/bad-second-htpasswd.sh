htpasswd -bc /etc/nginx/.htpasswd jonas «made:[A-Za-z]{5}\d{3}[!#]»
