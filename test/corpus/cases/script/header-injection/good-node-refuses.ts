import express from 'express';

const app = express();

app.get('/trace', (req, res) => {
  res.setHeader('X-Request-Id', String(req.query.id));
  res.json({ ok: true });
});
