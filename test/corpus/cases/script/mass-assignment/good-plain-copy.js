const express = require('express');
const app = express();
app.use(express.json());

app.post('/quote', (req, res) => {
  const options = Object.assign({ currency: 'EUR', quantity: 1 }, req.body);
  const total = Number(options.quantity) * 12.5;
  res.json({ total, currency: String(options.currency) });
});
