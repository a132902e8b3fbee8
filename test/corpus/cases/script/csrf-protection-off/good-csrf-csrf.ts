import cookieParser from 'cookie-parser';
import { doubleCsrf } from 'csrf-csrf';
import express from 'express';
import { transfer } from './bank';

const { doubleCsrfProtection } = doubleCsrf({
  getSecret: () => process.env.CSRF_SECRET ?? '',
  getSessionIdentifier: (req) => req.cookies.sid,
});
const app = express();
app.use(cookieParser());
app.use(doubleCsrfProtection);

app.post('/transfer', async (req, res) => {
  await transfer(String(req.cookies.sid), String(req.body.to), Number(req.body.amount));
  res.redirect('/done');
});
