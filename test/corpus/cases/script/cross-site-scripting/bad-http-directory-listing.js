const http = require('http');
const fs = require('fs');
const path = require('path');

http.createServer((req, res) => {
  const pathname = decodeURIComponent(req.url.split('?')[0]);
  const dir = path.join('/srv/pub', path.normalize('/' + pathname));
  fs.readdir(dir, (err, files) => {
    res.setHeader('Content-Type', 'text/html');
    if (err) {
      res.statusCode = 404;
      return res.end(`<p>No such directory: ${pathname}</p>`);
    }
    res.end('<ul>' + files.length + ' entries</ul>');
  });
}).listen(8080);
