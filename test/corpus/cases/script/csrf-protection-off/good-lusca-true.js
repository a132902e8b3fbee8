const express = require('express');
const session = require('express-session');
const lusca = require('lusca');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, httpOnly: true, sameSite: 'lax' } }));
app.use(lusca({ csrf: true, xframe: 'SAMEORIGIN' }));

app.post('/transfer', (req, res) => res.json({ to: req.session.user }));
