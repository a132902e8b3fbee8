const fs = require('fs');
const http = require('http');

http.createServer((req, res) => {
  const path = decodeURIComponent(req.url);
  fs.appendFile('/var/log/access.log', `${new Date().toISOString()} GET ${path}\n`, () => {});
  res.end();
}).listen(8080);
