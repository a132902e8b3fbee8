const express = require('express');
const path = require('path');
const app = express();

app.get('/avatar', (req, res) => {
  res.sendFile(path.join('/data/avatars', req.query.user));
});
app.listen(3000);
