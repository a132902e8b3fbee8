const { Server } = require('socket.io');
const { spawn } = require('child_process');
const io = new Server(3000);

io.on('connection', (socket) => {
  socket.on('run', ({ tool, target }) => {
    const p = spawn('bash', ['-c', tool + ' ' + target]);
    p.stdout.on('data', (d) => socket.emit('out', d.toString()));
  });
});
