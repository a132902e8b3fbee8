const express = require('express');
const { Client } = require('pg');
const db = new Client();
const app = express();

app.use((req, res, next) => {
  res.locals.tenant = req.headers['x-tenant'] || 'public';
  next();
});

app.get('/stats', async (req, res) => {
  await db.query(`SET search_path TO ${res.locals.tenant}`);
  const { rows } = await db.query('SELECT count(*) FROM visits');
  res.json(rows[0]);
});
app.listen(3000);
