import session from 'express-session';
import express from 'express';

const app = express();

app.use(
  session({
    secret: process.env.SESSION_SECRET || 'k3yb0ard-Zx81-qq',
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
  }),
);
