const express = require('express');
const app = express();
app.use((err, req, res, next) => {
  req.log.error(err);
  res.status(500).send('Something went wrong');
});
