const express = require('express');
const app = express();

app.get('/app', (req, res) => {
  const state = { user: req.session.user, query: req.query };
  const boot = '<script>window.__STATE__ = ' + JSON.stringify(state) + '</script>';
  res.send('<!doctype html><div id="root"></div>' + boot + '<script src="/bundle.js"></script>');
});
