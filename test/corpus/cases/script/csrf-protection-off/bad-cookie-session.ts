import bodyParser from 'body-parser';
import cookieSession from 'cookie-session';
import express, { type Request, type Response } from 'express';
import { users } from './users';

const app = express();
app.use(cookieSession({ keys: [process.env.COOKIE_KEY ?? ''], secure: true, sameSite: 'none' }));
app.use(bodyParser.urlencoded({ extended: true }));

app.post('/email', async (req: Request, res: Response) => {
  await users.setEmail(req.session?.userId, String(req.body.email));
  res.redirect('/profile');
});
