const express = require('express');
const knex = require('knex')({ client: 'pg', connection: process.env.PG_URL });
const app = express();
app.use(express.json());

const insert = (table, row) => knex(table).insert(row).returning('id');

app.post('/users', async (req, res) => {
  const [row] = await insert('users', req.body);
  res.json(row);
});
