const express = require('express');
const app = express();
app.set('view engine', 'pug');
const VIEWS = ['about', 'terms', 'privacy'];

app.get('/page', (req, res) => {
  const view = VIEWS.includes(req.query.view) ? req.query.view : 'about';
  res.render(view);
});
app.listen(3000);
