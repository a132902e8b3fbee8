const path = require('path');
const express = require('express');
const app = express();

app.get('/files/:name', (req, res) => {
  const file = path.join(__dirname, 'uploads', req.params.name);
  res.sendFile(file);
});
