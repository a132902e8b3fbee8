import express from 'express';
import session from 'express-session';
import { transfer } from './bank';

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    secret: process.env.SESSION_SECRET ?? '',
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true, httpOnly: true, sameSite: 'none' },
  }),
);

app.post('/transfer', async (req, res) => {
  await transfer(req.session.id, String(req.body.to), Number(req.body.amount));
  res.redirect('/done');
});
