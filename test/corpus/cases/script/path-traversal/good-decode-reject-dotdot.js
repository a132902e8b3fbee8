const http = require('http');
const fs = require('fs');
const path = require('path');

http.createServer((req, res) => {
  let p;
  try {
    p = decodeURIComponent(req.url.split('?')[0]);
  } catch (e) {
    res.writeHead(400);
    return res.end();
  }
  if (p.includes('..') || p.includes('\0')) {
    res.writeHead(400);
    return res.end();
  }
  fs.readFile(path.join('/srv/www', p), (err, data) => {
    res.writeHead(err ? 404 : 200);
    res.end(err ? '' : data);
  });
}).listen(8080);
