const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));

const sessions = new Map();

app.get('/login', (req, res) => {
  sessions.set(req.ip, { returnTo: req.query.returnTo });
  res.render('login');
});

app.post('/login', (req, res) => {
  const { returnTo = '/' } = sessions.get(req.ip) ?? {};
  res.redirect(returnTo);
});

app.post('/logout', (req, res) => {
  const target = req.body.continue ?? '/';
  return res.status(303).location(target).end();
});
