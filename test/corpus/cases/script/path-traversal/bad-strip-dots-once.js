const fs = require('node:fs');
const http = require('node:http');

http
  .createServer((req, res) => {
    const { pathname } = new URL(req.url, 'http://localhost');
    const name = decodeURIComponent(pathname).replace('../', '');
    fs.createReadStream('./public' + name)
      .on('error', () => {
        res.statusCode = 404;
        res.end();
      })
      .pipe(res);
  })
  .listen(8080);
