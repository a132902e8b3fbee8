import express from 'express';
import session from 'express-session';

const app = express();
const cookie = { secure: true, httpOnly: true, sameSite: 'lax' as const, maxAge: 86_400_000 };

app.use(
  session({ secret: process.env.SESSION_SECRET ?? '', resave: false, saveUninitialized: false, cookie }),
);
