const express = require('express');
const app = express();
const links = new Map([['a1', 'https://partner.example/a'], ['b2', 'https://partner.example/b']]);

app.get('/go/:code', (req, res) => {
  const target = links.get(req.params.code);
  if (!target) return res.sendStatus(404);
  return res.redirect(301, target);
});
