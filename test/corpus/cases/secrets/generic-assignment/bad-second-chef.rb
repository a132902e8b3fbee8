default['shop']['db']['password'] = '«made:[A-Za-z]{5}\d{3}[!#%]»'
default['shop']['db']['host'] = 'db.acme.io'
