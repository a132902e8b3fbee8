const cryo = require('cryo');
const net = require('net');

net.createServer((socket) => {
  socket.on('data', (chunk) => {
    const message = cryo.parse(chunk.toString('utf8'));
    socket.write('got ' + message);
  });
}).listen(7000);
