const zlib = require('zlib');
const express = require('express');
const app = express();
app.use(express.raw({ type: 'application/gzip', limit: '1mb' }));

app.post('/upload', (req, res) => {
  let text;
  try {
    text = zlib.gunzipSync(req.body, { maxOutputLength: 4 * 1024 * 1024 }).toString('utf8');
  } catch (e) {
    return res.sendStatus(413);
  }
  res.json({ lines: text.split('\n').length });
});
