con <- DBI::dbConnect(odbc::odbc(), .connection_string = "Driver={ODBC Driver 18 for SQL Server};Server=tcp:dwh.acme.io,1433;Database=dwh;Uid=loader;Pwd=«made:[A-Za-z0-9]{12}!»;Encrypt=yes;")
