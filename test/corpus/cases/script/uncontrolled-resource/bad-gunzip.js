const zlib = require('zlib');
const express = require('express');
const app = express();
app.use(express.raw({ type: 'application/gzip', limit: '5mb' }));

app.post('/upload', (req, res) => {
  const text = zlib.gunzipSync(req.body).toString('utf8');
  res.json({ lines: text.split('\n').length });
});
