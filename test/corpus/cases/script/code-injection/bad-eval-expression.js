const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/calc', (req, res) => {
  const { expression } = req.body;
  const value = eval('(' + expression + ')');
  res.send(String(value));
});
