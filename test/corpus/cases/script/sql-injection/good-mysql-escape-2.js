const mysql = require('mysql');
const http = require('http');
const url = require('url');
const conn = mysql.createConnection({ host: 'localhost', database: 'crm' });

http.createServer((req, res) => {
  const { query } = url.parse(req.url, true);
  const sql = 'SELECT * FROM contacts WHERE city = ' + conn.escape(query.city);
  conn.query(sql, (err, rows) => {
    if (err) {
      res.writeHead(500);
      return res.end();
    }
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(rows));
  });
}).listen(8000);
