const http = require('http');
const url = require('url');

http.createServer(function (req, res) {
  const q = url.parse(req.url, true).query;
  const options = { host: q.host, port: q.port, path: '/health' };
  http.request(options, function (up) {
    up.pipe(res);
  }).end();
}).listen(8000);
