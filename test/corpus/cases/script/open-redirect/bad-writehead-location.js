const http = require('http');

http.createServer((req, res) => {
  const u = new URL(req.url, 'http://localhost');
  if (u.pathname === '/leave') {
    res.writeHead(302, { Location: u.searchParams.get('url') });
    return res.end();
  }
  res.end('hello');
}).listen(8080);
