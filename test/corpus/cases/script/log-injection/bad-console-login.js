const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/login', (req, res) => {
  const { username } = req.body;
  console.log('Failed login for user ' + username);
  res.sendStatus(401);
});
