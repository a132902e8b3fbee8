import { randomBytes } from 'node:crypto';
import session from 'express-session';

const secret = process.env.SESSION_SECRET ?? randomBytes(32).toString('hex');

export default session({
  secret,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax' },
});
