const express = require('express');
const app = express();

app.get('/avatar', (req, res, next) => {
  res.sendFile(String(req.query.user), { root: '/data/avatars' }, (err) => {
    if (err) next(err);
  });
});
app.listen(3000);
