const { spawnSync } = require('node:child_process');
const express = require('express');
const app = express();

const options = { encoding: 'utf8', timeout: 5000 };
options.shell = '/bin/bash';

app.get('/grep', (req, res) => {
  const result = spawnSync('grep', ['-r', req.query.text, 'docs'], options);
  res.type('text').send(result.stdout);
});
