import express from 'express';
import { doubleCsrf } from 'csrf-csrf';
import cookieParser from 'cookie-parser';

const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET as string,
  cookieName: '__Host-x-csrf',
  cookieOptions: { sameSite: 'strict', secure: true },
});

const app = express();
app.use(cookieParser());
app.use(doubleCsrfProtection);
app.post('/transfer', (req, res) => res.send('done'));
export default app;
