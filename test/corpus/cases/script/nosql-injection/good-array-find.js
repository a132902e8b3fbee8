import express from 'express';
import catalogue from './catalogue.json' with { type: 'json' };

const app = express();
app.use(express.json());

app.post('/lookup', (req, res) => {
  const item = catalogue.find((each) => each.sku === req.body.sku);
  if (!item) return res.sendStatus(404);
  return res.json(item);
});
