const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: true }));

app.post('/login', (req, res) => {
  const user = String(req.body.user).replace(/[\r\n]/g, '');
  console.log('Login attempt for ' + user);
  res.sendStatus(401);
});
