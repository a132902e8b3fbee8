const { execFile } = require('child_process');
const net = require('node:net');
const express = require('express');
const app = express();

app.get('/ping', (req, res) => {
  const host = String(req.query.host);
  if (net.isIP(host) === 0) return res.sendStatus(400);
  execFile('ping', ['-c', '1', host], (error, stdout) => {
    if (error) return res.status(500).send('unreachable');
    res.type('text').send(stdout);
  });
});
