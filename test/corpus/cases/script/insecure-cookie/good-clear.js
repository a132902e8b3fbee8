const express = require('express');
const app = express();

app.post('/logout', (req, res) => {
  res.clearCookie('session');
  res.redirect('/');
});
