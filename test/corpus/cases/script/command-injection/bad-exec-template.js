const { exec } = require('child_process');
const express = require('express');
const app = express();

app.get('/ping', (req, res) => {
  exec(`ping -c 1 ${req.query.host}`, (error, stdout) => {
    if (error) return res.status(500).send('unreachable');
    res.type('text').send(stdout);
  });
});

app.listen(4000);
