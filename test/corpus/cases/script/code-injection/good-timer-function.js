const express = require('express');
const app = express();
const pending = new Map();

app.post('/remind/:id', (req, res) => {
  const delay = Math.min(Number(req.query.delay) || 1000, 60000);
  const note = String(req.query.note);
  pending.set(req.params.id, setTimeout(() => console.info(JSON.stringify({ note })), delay));
  res.sendStatus(202);
});
