import express from 'express';
import { parse } from './xml';

const app = express();
app.use(express.text({ type: 'text/xml' }));

app.post('/invoice', (req, res) => {
  const document = parse(req.body, { huge: false });
  res.json({ number: document.get('//number')?.toString() });
});
