const { execFile } = require('child_process');
const express = require('express');
const app = express();
app.get('/ls-remote', (req, res) => {
  const remote = req.query.remote;
  if (!remote.startsWith('https://github.com/')) return res.sendStatus(400);
  execFile('git', ['ls-remote', '--', remote], (err, out) => res.type('text').send(out));
});
