const express = require('express');
const { Pool } = require('pg');
const format = require('pg-format');

const pool = new Pool();
const app = express();

app.get('/tables/:name', async (req, res) => {
  const { rows } = await pool.query(format('SELECT * FROM %I WHERE owner = %L', req.params.name, req.query.owner));
  res.json(rows);
});
