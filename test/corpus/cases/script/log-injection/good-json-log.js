const fs = require('fs');
const http = require('http');

http.createServer((req, res) => {
  const record = { time: Date.now(), url: req.url };
  fs.appendFile('/var/log/access.log', JSON.stringify(record) + '\n', () => {});
  res.end();
}).listen(8080);
