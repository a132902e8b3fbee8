const net = require('node:net');
const express = require('express');
const app = express();

app.get('/legacy', (req, res) => {
  const socket = net.connect(8081, 'legacy.internal');
  socket.write(`GET / HTTP/1.1\r\nHost: legacy\r\nX-User: ${req.query.user}\r\n\r\n`);
  socket.pipe(res);
});
