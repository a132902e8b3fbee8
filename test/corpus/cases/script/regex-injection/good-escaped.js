const escapeRegExp = require('lodash/escapeRegExp');
const express = require('express');
const app = express();
const words = require('./words.json');

app.get('/words', (req, res) => {
  const pattern = new RegExp(escapeRegExp(req.query.q), 'i');
  res.json(words.filter((word) => pattern.test(word)));
});
