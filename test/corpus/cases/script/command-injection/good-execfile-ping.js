const { execFile } = require('child_process');
const net = require('net');
const express = require('express');
const app = express();

app.get('/ping', (req, res) => {
  const host = String(req.query.host);
  if (!net.isIP(host)) return res.sendStatus(400);
  execFile('ping', ['-c', '3', host], (err, stdout) => {
    res.type('text').send(err ? 'failed' : stdout);
  });
});
app.listen(3000);
