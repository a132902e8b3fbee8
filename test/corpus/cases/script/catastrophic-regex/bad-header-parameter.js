const http = require('node:http');

const pair = /^((?:[^;=]+=?[^;]*)+;?)+#$/;

http
  .createServer((req, res) => {
    const header = req.headers['x-options'] ?? '';
    res.statusCode = pair.test(header) ? 200 : 400;
    res.end();
  })
  .listen(8080);
