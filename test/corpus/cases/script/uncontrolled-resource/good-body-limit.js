const http = require('http');
const LIMIT = 1e5;

http.createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
    if (body.length > LIMIT) {
      res.writeHead(413, { Connection: 'close' });
      res.end();
      req.destroy();
    }
  });
  req.on('end', () => {
    res.end(String(body.length));
  });
}).listen(8080);
