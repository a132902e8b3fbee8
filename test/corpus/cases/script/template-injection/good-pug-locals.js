const pug = require('pug');
const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));
const preview = pug.compile('p Hello #{name}\np= text');

app.post('/preview', (req, res) => {
  res.send(preview({ name: String(req.body.name), text: String(req.body.text) }));
});
