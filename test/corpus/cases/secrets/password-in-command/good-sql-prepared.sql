ALTER USER reporting WITH PASSWORD :'reporting_password';
CREATE LOGIN loader WITH PASSWORD = '$(LOADER_PASSWORD)';
CREATE USER app IDENTIFIED BY '<password>';
