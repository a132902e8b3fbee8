import { execSync } from 'node:child_process';
import express from 'express';
import { quote } from 'shell-quote';

const app = express();

app.get('/du', (req, res) => {
  const command = `cd /data && du -sh -- ${quote([String(req.query.folder)])}`;
  res.type('text').send(execSync(command));
});
