const { Server } = require('socket.io');
const { spawn } = require('child_process');
const io = new Server(3000);
const TOOLS = { uptime: ['uptime', []], disk: ['df', ['-h']] };

io.on('connection', (socket) => {
  socket.on('run', (tool) => {
    if (!Object.keys(TOOLS).includes(tool)) return;
    const [bin, args] = TOOLS[tool];
    const p = spawn(bin, args);
    p.stdout.on('data', (d) => socket.emit('out', d.toString()));
  });
});
