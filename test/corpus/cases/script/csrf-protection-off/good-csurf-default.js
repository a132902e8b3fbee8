const cookieParser = require('cookie-parser');
const csrf = require('csurf');
const express = require('express');

const app = express();
app.use(cookieParser());
app.use(csrf({ cookie: { httpOnly: true, secure: true, sameSite: 'strict' } }));

app.post('/account/delete', (req, res) => res.redirect('/'));
