const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();

app.get('/files', (req, res) => {
  const file = path.join(__dirname, 'public', req.query.name);
  fs.readFile(file, (err, data) => {
    if (err) return res.sendStatus(404);
    res.send(data);
  });
});
app.listen(3000);
