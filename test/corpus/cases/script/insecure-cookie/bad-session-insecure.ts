import express from 'express';
import session from 'express-session';

const app = express();
const cookie = { secure: false, httpOnly: false, maxAge: 86_400_000 };

app.use(
  session({ secret: process.env.SESSION_SECRET ?? '', resave: false, saveUninitialized: false, cookie }),
);
