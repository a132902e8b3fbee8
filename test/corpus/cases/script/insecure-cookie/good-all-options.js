const crypto = require('node:crypto');
const express = require('express');
const app = express();

app.post('/login', (req, res) => {
  const sessionId = crypto.randomBytes(24).toString('hex');
  res.cookie('session', sessionId, { httpOnly: true, secure: true, sameSite: 'strict' });
  res.sendStatus(204);
});
