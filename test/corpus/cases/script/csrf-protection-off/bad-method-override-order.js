const express = require('express');
const csrf = require('csurf');
const methodOverride = require('method-override');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(require('cookie-session')({ keys: [process.env.KEY] }));
app.use(csrf());
app.use(methodOverride('_method', { methods: ['GET', 'POST'] }));
app.delete('/account', (req, res) => res.sendStatus(204));
