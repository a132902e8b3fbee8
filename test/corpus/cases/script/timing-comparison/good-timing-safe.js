const crypto = require('node:crypto');
const express = require('express');
const app = express();
app.use(express.text({ type: '*/*' }));

app.post('/hook', (req, res) => {
  const expected = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.body).digest();
  const signature = Buffer.from(String(req.headers['x-signature']), 'hex');
  if (signature.length !== expected.length || !crypto.timingSafeEqual(signature, expected)) {
    return res.sendStatus(403);
  }
  return res.sendStatus(204);
});
