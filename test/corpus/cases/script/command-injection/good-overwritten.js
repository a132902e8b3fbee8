const { exec } = require('node:child_process');
const express = require('express');
const app = express();

app.get('/count', (req, res) => {
  let target = req.query.target;
  if (target !== 'today') console.info('only today is counted');
  target = 'today';
  exec(`wc -l /var/log/${target}.log`, (error, stdout) => res.send(stdout));
});
