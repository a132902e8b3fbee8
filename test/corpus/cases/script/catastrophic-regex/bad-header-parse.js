const http = require('http');

http.createServer((req, res) => {
  const header = req.headers['x-tags'] || '';
  const m = header.match(/^((?:[a-z]+-?)+)*=(.*)$/);
  res.end(m ? m[2] : 'none');
}).listen(8080);
