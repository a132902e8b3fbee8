const express = require('express');
const app = express();
app.use(express.json({ limit: '10kb' }));

app.post('/sum', (req, res) => {
  const list = req.body.items;
  if (!Array.isArray(list)) return res.sendStatus(400);
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    total += Number(list[i]) || 0;
  }
  res.json({ total });
});
