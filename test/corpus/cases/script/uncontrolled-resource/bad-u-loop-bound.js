const express = require('express');
const app = express();
app.get('/matrix', (req, res) => {
  const rows = [];
  for (let i = 0; i < req.query.size; i++) rows.push(new Array(Number(req.query.size)).fill(0));
  res.json(rows);
});
