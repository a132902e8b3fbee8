const express = require('express');
const app = express();

const OPS = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
};

app.get('/calc', (req, res) => {
  const op = new Map(Object.entries(OPS)).get(req.query.op);
  if (!op) return res.sendStatus(400);
  res.json({ result: op(Number(req.query.a), Number(req.query.b)) });
});
app.listen(3000);
