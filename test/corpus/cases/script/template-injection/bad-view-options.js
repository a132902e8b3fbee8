const express = require('express');
const fs = require('node:fs');
const ejs = require('ejs');

const app = express();

app.get('/letter', (req, res) => {
  const source = fs.readFileSync('views/letter.ejs', 'utf8').replace('{{greeting}}', req.query.greeting);
  res.send(ejs.compile(source, { async: false })({ year: 2024 }));
});
