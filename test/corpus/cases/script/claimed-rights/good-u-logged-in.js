const express = require('express');
const app = express();

app.get('/reports', (req, res) => {
  if (req.session.userId) {
    res.sendFile('/srv/reports/all.pdf');
  } else {
    res.redirect(req.cookies.lastPage ? '/login' : '/welcome');
  }
});
