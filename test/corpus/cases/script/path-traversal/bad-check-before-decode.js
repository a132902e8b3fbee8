const http = require('http');
const fs = require('fs');
const path = require('path');

http.createServer((req, res) => {
  const p = req.url.split('?')[0];
  if (p.includes('..')) {
    res.writeHead(400);
    return res.end();
  }
  fs.readFile(path.join('/srv/www', unescape(p)), (err, data) => {
    res.writeHead(err ? 404 : 200);
    res.end(err ? '' : data);
  });
}).listen(8080);
