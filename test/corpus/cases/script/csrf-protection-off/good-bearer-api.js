import express from 'express';
import { expressjwt } from 'express-jwt';
import { transfer } from './bank.js';

const app = express();
app.use(express.json());
app.use(expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] }));

app.post('/transfer', async (req, res) => {
  await transfer(req.auth.sub, String(req.body.to), Number(req.body.amount));
  res.sendStatus(204);
});
