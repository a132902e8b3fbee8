const mysql = require('mysql2');
const db = mysql.createConnection(process.env.MYSQL_URL);

function clean(value) {
  return String(value).replace("'", "''");
}

module.exports = (req, res) => {
  db.query("SELECT * FROM cars WHERE model = '" + clean(req.query.model) + "'", (err, rows) => {
    if (err) return res.sendStatus(500);
    res.json(rows);
  });
};
