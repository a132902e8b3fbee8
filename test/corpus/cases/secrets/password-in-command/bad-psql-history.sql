ALTER USER reporting WITH PASSWORD '«made:[A-Za-z]{5}\d{3}[!#%]»';
CREATE LOGIN loader WITH PASSWORD = '«made:[A-Za-z]{5}\d{3}[!#%]»', CHECK_POLICY = OFF;
