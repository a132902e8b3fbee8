const express = require('express');
const app = express();
app.use(express.text());

app.post('/calc', (req, res) => {
  const { left, right } = JSON.parse(req.body);
  res.send(String(Number(left) + Number(right)));
});
