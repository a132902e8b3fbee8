import http from 'node:http';

http
  .createServer((req, res) => {
    const page = decodeURIComponent(req.url.slice(1));
    if (page.length > 40) {
      console.warn(`page not found: ${page}`);
      res.statusCode = 404;
    }
    res.end();
  })
  .listen(8080);
