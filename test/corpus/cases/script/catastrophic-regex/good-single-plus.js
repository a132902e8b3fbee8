const express = require('express');
const app = express();
const name = /^[a-z]+(?:-[a-z]+)*$/i;

app.get('/check', (req, res) => {
  res.json({ valid: name.test(req.query.name) });
});
