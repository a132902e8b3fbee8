mysql:
  server:
    root_password: '«made:[A-Za-z]{5}\d{3}[!#%]»'
    user: mysql
