const express = require('express');
const app = express();
app.set('view engine', 'pug');

app.get('/page', (req, res) => {
  res.render(req.query.view);
});
app.listen(3000);
