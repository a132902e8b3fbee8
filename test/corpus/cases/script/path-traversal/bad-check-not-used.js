const fs = require('node:fs/promises');
const path = require('node:path');
const express = require('express');
const app = express();

app.get('/report', async (req, res) => {
  const base = path.basename(req.query.name);
  if (base.length === 0) return res.sendStatus(400);
  const text = await fs.readFile('reports/' + req.query.name, 'utf8');
  return res.type('text').send(text);
});
