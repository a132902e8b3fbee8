#!/usr/bin/env node
var http = require('http');
var fs = require('fs');
var url = require('url');
var root = process.argv[2] || process.cwd();

http.createServer(function (req, res) {
  var pathname = decodeURIComponent(url.parse(req.url).pathname);
  var filename = root + pathname;
  fs.stat(filename, function (err, stats) {
    if (err || !stats.isFile()) {
      res.writeHead(404);
      return res.end('Not found');
    }
    res.writeHead(200);
    fs.createReadStream(filename).pipe(res);
  });
}).listen(process.env.PORT || 8080);
