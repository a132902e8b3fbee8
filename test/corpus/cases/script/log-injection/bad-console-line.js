const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: true }));

app.post('/login', (req, res) => {
  console.log('Login attempt for ' + req.body.user);
  res.sendStatus(401);
});
