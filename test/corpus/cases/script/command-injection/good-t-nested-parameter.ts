import { execFileSync } from 'node:child_process';
import express from 'express';

const app = express();
const remotes = ['origin', 'upstream'];

app.get('/branches', ({ query: { remote = 'origin' } }, response) => {
  if (!remotes.includes(String(remote))) {
    response.status(400).end();
    return;
  }
  const listed = execFileSync('git', ['ls-remote', '--heads', String(remote)], { encoding: 'utf8' });
  response.json(listed.split('\n'));
});
app.listen(3000);
