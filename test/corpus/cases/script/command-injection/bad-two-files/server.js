const express = require('express');
const { run } = require('./lib/run');

const app = express();

app.get('/thumbnail', async (req, res) => {
  const file = await run('convert', '-resize', req.query.size, 'in.png', 'out.png');
  res.send(file);
});
