import http from 'node:http';

const local = /^\/(?![/\\])[\w/-]*$/;

http
  .createServer((req, res) => {
    const wanted = new URL(req.url, 'http://localhost').searchParams.get('url') ?? '/';
    const location = local.test(wanted) ? wanted : '/';
    res.writeHead(303, { Location: location });
    res.end();
  })
  .listen(8080);
