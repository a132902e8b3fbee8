const express = require('express');
const serialize = require('serialize-javascript');
const app = express();

app.get('/app', (req, res) => {
  const state = serialize({ query: req.query.q, page: 1 }, { isJSON: true });
  res.send(`<!doctype html><div id="root"></div><script>window.__STATE__ = ${state}</script>`);
});
