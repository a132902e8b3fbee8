const mysql = require('mysql2');

const connection = mysql.createConnection({
  host: 'db.prod.internal',
  user: 'root',
  password: 'S3cr3t-Pr0d!2021',
  database: 'orders',
});

module.exports = connection;
