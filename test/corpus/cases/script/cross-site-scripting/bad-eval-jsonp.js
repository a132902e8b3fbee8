const http = require('http');
const { URL } = require('url');

http.createServer((req, res) => {
  const u = new URL(req.url, 'http://localhost');
  const cb = u.searchParams.get('callback') || 'cb';
  res.writeHead(200, { 'Content-Type': 'text/html' });
  res.end(cb + '(' + JSON.stringify({ time: Date.now() }) + ')');
}).listen(8080);
