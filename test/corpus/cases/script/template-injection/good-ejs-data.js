const ejs = require('ejs');
const express = require('express');
const app = express();

app.get('/preview', (req, res) => {
  const html = ejs.render('<h1><%= title %></h1>', { title: String(req.query.title) });
  res.send(html);
});
