import { WebSocketServer } from 'ws';
import { exec } from 'node:child_process';
const wss = new WebSocketServer({ port: 8081 });
wss.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { command, args } = JSON.parse(data.toString());
    exec(`${command} ${args.join(' ')}`, (_e, out) => socket.send(out));
  });
});
