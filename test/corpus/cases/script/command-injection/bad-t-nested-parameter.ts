import { execSync } from 'node:child_process';
import express from 'express';

const app = express();

app.get('/branches', ({ query: { remote = 'origin', pattern } }, response) => {
  const listed = execSync(`git ls-remote --heads ${remote} "${pattern}"`, { encoding: 'utf8' });
  response.json(listed.split('\n'));
});
app.listen(3000);
