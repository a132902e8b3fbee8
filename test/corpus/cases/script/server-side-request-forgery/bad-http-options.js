const http = require('node:http');

const server = http.createServer((req, res) => {
  const query = new URL(req.url, 'http://localhost').searchParams;
  const options = { hostname: query.get('host'), port: 80, path: '/status', method: 'GET' };
  http.request(options, (upstream) => upstream.pipe(res)).end();
});

server.listen(8080);
