const express = require('express');
const app = express();

app.get('/share', (req, res) => {
  const link = encodeURIComponent(req.query.link);
  res.send(`<a href="https://social.example/share?u=${link}">Share</a>`);
});
