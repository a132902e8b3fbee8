const express = require('express');
const app = express();

app.use((error, req, res, next) => {
  req.log.error(error);
  res.status(500).json({ error: 'internal' });
});
