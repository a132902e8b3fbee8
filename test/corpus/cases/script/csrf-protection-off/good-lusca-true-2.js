const lusca = require('lusca');
const session = require('express-session');
const app = require('express')();

app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true } }));
app.use(lusca({
  csrf: true,
  xframe: 'SAMEORIGIN',
  hsts: { maxAge: 31536000 },
}));
app.post('/account/email', (req, res) => res.sendStatus(204));
