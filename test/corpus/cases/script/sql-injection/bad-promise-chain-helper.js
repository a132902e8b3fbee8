const mysql = require('mysql');
const express = require('express');
const pool = mysql.createPool({ host: 'db', database: 'hr' });

function run(sql) {
  return new Promise((resolve, reject) => {
    pool.query(sql, (err, rows) => (err ? reject(err) : resolve(rows)));
  });
}

function normalize(text) {
  return text.trim().toLowerCase();
}

const router = express.Router();
router.get('/people', (req, res, next) => {
  Promise.resolve(req.query.last)
    .then(normalize)
    .then((last) => run(`SELECT id, first, last FROM people WHERE LOWER(last) = '${last}'`))
    .then((rows) => res.json(rows))
    .catch(next);
});

module.exports = router;
