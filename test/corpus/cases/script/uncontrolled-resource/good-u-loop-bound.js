const express = require('express');
const app = express();
app.get('/matrix', (req, res) => {
  const size = Math.min(Number(req.query.size) || 1, 100);
  const rows = [];
  for (let i = 0; i < size; i++) rows.push(new Array(size).fill(0));
  res.json(rows);
});
