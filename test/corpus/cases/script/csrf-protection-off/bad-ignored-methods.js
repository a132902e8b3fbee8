const cookieParser = require('cookie-parser');
const csrf = require('csurf');
const express = require('express');

const app = express();
app.use(cookieParser());
app.use(csrf({ cookie: true, ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'DELETE'] }));

app.post('/account/delete', (req, res) => res.redirect('/'));
