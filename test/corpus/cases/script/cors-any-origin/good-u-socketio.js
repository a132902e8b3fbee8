const { Server } = require('socket.io');
module.exports = (http) => new Server(http, { cors: { origin: 'https://app.example.com', credentials: true } });
