import http from 'node:http';

http
  .createServer((req, res) => {
    const query = new URL(req.url, 'http://localhost').searchParams;
    res.writeHead(303, { Location: query.get('url') ?? '/' });
    res.end();
  })
  .listen(8080);
