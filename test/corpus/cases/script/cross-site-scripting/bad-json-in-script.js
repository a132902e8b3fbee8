const express = require('express');
const app = express();

app.get('/app', (req, res) => {
  const state = JSON.stringify({ query: req.query.q, page: 1 });
  res.send(`<!doctype html><div id="root"></div><script>window.__STATE__ = ${state}</script>`);
});
