const fs = require('node:fs');
const path = require('node:path');
const express = require('express');
const app = express();
const folder = path.join(__dirname, 'reports');

app.get('/report', (req, res) => {
  const name = fs.readdirSync(folder).find((entry) => entry === req.query.name);
  if (name === undefined) return res.sendStatus(404);
  return res.send(fs.readFileSync(path.join(folder, name), 'utf8'));
});
