INSERT INTO settings (name, value) VALUES ('smtp_password', '«made:[A-Za-z]{5}\d{3}[!#%]»');
