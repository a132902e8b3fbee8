import util from 'node:util';
import express from 'express';

const app = express();

app.get('/pay', (req, res) => {
  console.error('not an amount:', util.inspect(String(req.query.amount)));
  res.sendStatus(400);
});
