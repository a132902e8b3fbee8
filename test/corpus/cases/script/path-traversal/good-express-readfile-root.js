const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();
const ROOT = path.resolve(__dirname, 'public');

app.get('/files', (req, res) => {
  const file = path.resolve(ROOT, String(req.query.name));
  if (!file.startsWith(ROOT + path.sep)) {
    return res.sendStatus(403);
  }
  fs.readFile(file, (err, data) => {
    if (err) return res.sendStatus(404);
    res.send(data);
  });
});
app.listen(3000);
