const axios = require('axios');
const express = require('express');
const app = express();
const HOSTS = new Set(['images.example.com', 'cdn.example.com']);

app.get('/proxy', async (req, res) => {
  let target;
  try {
    target = new URL(String(req.query.url));
  } catch {
    return res.sendStatus(400);
  }
  if (target.protocol !== 'https:' || !HOSTS.has(target.hostname)) {
    return res.sendStatus(403);
  }
  const response = await axios.get(target.href, { responseType: 'stream', maxRedirects: 0 });
  response.data.pipe(res);
});
app.listen(3000);
