const http = require('node:http');

const pair = /^[^;=]+=[^;=]*$/;

http
  .createServer((req, res) => {
    const header = req.headers['x-options'] ?? '';
    res.statusCode = header.split(';').every((part) => pair.test(part)) ? 200 : 400;
    res.end();
  })
  .listen(8080);
