const express = require('express');
const { run } = require('./lib/run');

const app = express();

app.get('/thumbnail', async (req, res) => {
  const size = Number.parseInt(req.query.size, 10);
  if (Number.isNaN(size)) return res.sendStatus(400);
  return res.send(await run('convert', '-resize', `${size}x${size}`, 'in.png', 'out.png'));
});
