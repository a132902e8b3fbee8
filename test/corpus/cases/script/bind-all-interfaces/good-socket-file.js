const http = require('http');
const { handle } = require('./handle');

http.createServer(handle).listen('/run/app/app.sock');
