const express = require('express');
const mysql = require('mysql2');

const connection = mysql.createConnection(process.env.MYSQL_URL);
const app = express();

app.get('/search', (req, res) => {
  const sql = 'SELECT * FROM posts WHERE title = ' + mysql.escape(String(req.query.title));
  connection.query(sql, (error, rows) => {
    if (error) return res.sendStatus(500);
    return res.json(rows);
  });
});
