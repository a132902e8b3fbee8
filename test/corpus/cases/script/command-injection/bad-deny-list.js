const { exec } = require('node:child_process');
const express = require('express');
const app = express();

const bad = [';', '&', '|'];

app.get('/whois', (req, res) => {
  const domain = String(req.query.domain);
  if (bad.some((character) => domain.includes(character))) return res.sendStatus(400);
  return exec('whois ' + domain, (error, stdout) => res.type('text').send(stdout));
});
