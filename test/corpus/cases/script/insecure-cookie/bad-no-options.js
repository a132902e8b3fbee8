const crypto = require('node:crypto');
const express = require('express');
const app = express();

app.post('/login', (req, res) => {
  const sessionId = crypto.randomBytes(24).toString('hex');
  res.cookie('session', sessionId);
  res.sendStatus(204);
});
