const express = require('express');
const app = express();
app.use(express.json());

app.post('/sum', (req, res) => {
  const list = req.body.items;
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    total += Number(list[i]) || 0;
  }
  res.json({ total });
});
