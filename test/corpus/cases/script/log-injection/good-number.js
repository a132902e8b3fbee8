import http from 'node:http';

http
  .createServer((req, res) => {
    const id = Number(new URL(req.url, 'http://localhost').searchParams.get('id'));
    if (!Number.isInteger(id)) console.warn(`bad id: ${id}`);
    res.end();
  })
  .listen(8080);
