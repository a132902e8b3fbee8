const { spawn } = require('child_process');
const express = require('express');
const app = express();
app.use(express.text());

app.post('/markdown', (req, res) => {
  const pandoc = spawn('pandoc', ['-f', 'markdown', '-t', 'plain', '--sandbox']);
  pandoc.stdout.pipe(res.type('text/plain'));
  pandoc.stdin.end(req.body);
});
