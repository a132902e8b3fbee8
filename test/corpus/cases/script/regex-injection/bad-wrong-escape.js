const http = require('node:http');

const escape = (text) => text.replace(/"/g, '\\"');

http
  .createServer((req, res) => {
    const query = new URL(req.url, 'http://localhost').searchParams;
    const found = 'alpha beta gamma'.search(new RegExp(escape(query.get('term') ?? '')));
    res.end(String(found));
  })
  .listen(8080);
