const net = require('net');
const { URL } = require('url');

net.createServer((socket) => {
  socket.once('data', (buf) => {
    const line = buf.toString().split('\r\n')[0];
    const u = new URL(line.split(' ')[1], 'http://localhost');
    const lang = (u.searchParams.get('lang') || 'en').replace(/[^a-z-]/gi, '').slice(0, 10);
    socket.end('HTTP/1.1 200 OK\r\nContent-Language: ' + lang + '\r\nContent-Length: 0\r\n\r\n');
  });
}).listen(8081);
