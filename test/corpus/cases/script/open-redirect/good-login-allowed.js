const express = require('express');
const app = express();
const pages = ['/', '/account', '/orders'];

app.get('/login/done', (req, res) => {
  const next = pages.includes(req.query.next) ? req.query.next : '/';
  res.redirect(302, next);
});
