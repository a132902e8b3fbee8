const express = require('express');
const serialize = require('serialize-javascript');
const app = express();

app.get('/app', (req, res) => {
  const state = { user: req.session.user, query: req.query };
  res.send(`<!doctype html><div id="root"></div>
<script>window.__STATE__ = ${serialize(state, { isJSON: true })}</script>
<script src="/bundle.js"></script>`);
});
