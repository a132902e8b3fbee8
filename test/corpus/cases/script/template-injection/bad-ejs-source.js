const ejs = require('ejs');
const express = require('express');
const app = express();

app.get('/preview', (req, res) => {
  const html = ejs.render('<h1>' + req.query.title + '</h1><p><%= date %></p>', { date: new Date() });
  res.send(html);
});
