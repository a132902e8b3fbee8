def sql = Sql.newInstance('jdbc:oracle:thin:@db.acme.io:1521:ORCL', 'hr', '«made:[A-Za-z]{5}\d{3}[!#%]»', 'oracle.jdbc.OracleDriver')
sql.eachRow('select * from dual') { println it }
