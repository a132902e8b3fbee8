import express, { type Request, type Response } from 'express';

const app = express();

app.get('/echo', (req: Request, res: Response) => {
  res.json({ text: req.query.text, path: req.path });
});

app.get('/plain', (req: Request, res: Response) => {
  res.type('text/plain').send(`You sent ${req.query.text}`);
});
