const express = require('express');
const app = express();

const parse = (text) => {
  const amount = Number(text);
  if (Number.isNaN(amount)) throw new RangeError(`not an amount: ${text}`);
  return amount;
};

app.get('/pay', (req, res) => {
  try {
    res.json({ amount: parse(req.query.amount) });
  } catch (error) {
    console.error(error.message);
    res.sendStatus(400);
  }
});
