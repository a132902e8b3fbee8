import http from 'node:http';

const server = http.createServer((req, res) => res.end());

server.on('upgrade', (req, socket) => {
  const protocol = decodeURIComponent(new URL(req.url, 'http://x').searchParams.get('protocol') ?? 'chat');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', `Sec-WebSocket-Protocol: ${protocol}`];
  socket.write(lines.join('\r\n') + '\r\n\r\n');
});

server.listen(8080);
