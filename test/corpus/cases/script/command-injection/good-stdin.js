const { spawn } = require('node:child_process');
const express = require('express');
const app = express();
app.use(express.text());

app.post('/render', (req, res) => {
  const child = spawn('pandoc', ['--from=markdown', '--to=plain'], { shell: false });
  child.stdout.pipe(res.type('text'));
  child.stdin.end(req.body);
});
