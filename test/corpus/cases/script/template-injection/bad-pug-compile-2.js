const pug = require('pug');
const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/preview', (req, res) => {
  const fn = pug.compile(req.body.template);
  res.send(fn({ user: 'demo' }));
});
