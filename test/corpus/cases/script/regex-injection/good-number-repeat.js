const http = require('node:http');

http
  .createServer((req, res) => {
    const query = new URL(req.url, 'http://localhost').searchParams;
    const size = Math.min(Math.max(parseInt(query.get('size') ?? '4', 10) || 4, 1), 16);
    const groups = '1234567890'.match(new RegExp(`.{1,${size}}`, 'g'));
    res.end(groups.join(' '));
  })
  .listen(8080);
