import express from 'express';
import { execaCommand } from 'execa';
import shell from 'shelljs';

const app = express();

app.get('/size', (req, res) => {
  const { stdout } = shell.exec(`du -sh /data/${req.query.folder}`, { silent: true });
  res.send(stdout);
});

app.get('/uptime', async (req, res) => {
  const { stdout } = await execaCommand('uptime');
  res.send(stdout);
});
