const net = require('net');

const server = net.createServer((socket) => socket.pipe(process.stdout));
server.listen({ port: 7000, host: '::' });
