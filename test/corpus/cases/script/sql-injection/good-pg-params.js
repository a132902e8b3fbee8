const express = require('express');
const { Pool } = require('pg');
const app = express();
const pool = new Pool();

app.get('/users', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name FROM users WHERE name = $1', [req.query.name]);
  res.json(rows);
});

app.listen(3000);
