const net = require('node:net');
const express = require('express');
const app = express();

app.get('/legacy', (req, res) => {
  const user = String(req.query.user).replace(/[^\w-]/g, '');
  const socket = net.connect(8081, 'legacy.internal');
  socket.write(`GET / HTTP/1.1\r\nHost: legacy\r\nX-User: ${user}\r\n\r\n`);
  socket.pipe(res);
});
