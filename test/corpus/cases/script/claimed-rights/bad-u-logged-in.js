const express = require('express');
const app = express();

app.get('/reports', (req, res) => {
  if (req.cookies.loggedIn) {
    res.sendFile('/srv/reports/all.pdf');
  } else {
    res.redirect('/login');
  }
});
