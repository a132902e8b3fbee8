execFile('mysql', ['-u', 'root', '--password=«made:[A-Za-z]{5}\d{3}[!#]»', 'shop']);
