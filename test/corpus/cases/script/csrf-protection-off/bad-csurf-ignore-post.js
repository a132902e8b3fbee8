const csurf = require('csurf');
const express = require('express');
const app = express();
app.use(require('cookie-parser')());

app.use(csurf({ cookie: true, ignoreMethods: ['GET', 'HEAD', 'OPTIONS', 'POST'] }));
app.post('/transfer', (req, res) => res.send('done'));
