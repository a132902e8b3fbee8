const csurf = require('csurf');
const express = require('express');
const app = express();
app.use(require('cookie-parser')());

app.use(csurf({ cookie: { httpOnly: true, secure: true, sameSite: 'strict' } }));
app.post('/transfer', (req, res) => res.send('done'));
