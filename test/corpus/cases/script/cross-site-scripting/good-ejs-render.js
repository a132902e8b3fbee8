const express = require('express');
const app = express();
app.set('view engine', 'ejs');

app.get('/search', (req, res) => {
  const term = String(req.query.q ?? '');
  res.render('search', { term, results: [] });
});
