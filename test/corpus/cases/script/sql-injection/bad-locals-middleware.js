const express = require('express');
const { Client } = require('pg');

const client = new Client();
const app = express();

app.use((req, res, next) => {
  res.locals.tenant = req.get('x-tenant') || 'public';
  next();
});

app.get('/items', async (req, res) => {
  const { tenant } = res.locals;
  const result = await client.query('SELECT * FROM ' + tenant + '.items');
  res.json(result.rows);
});
