#!/usr/bin/env node
var http = require('http');
var fs = require('fs');
var url = require('url');
var path = require('path');
var root = path.resolve(process.argv[2] || process.cwd());

http.createServer(function (req, res) {
  var pathname;
  try {
    pathname = decodeURIComponent(url.parse(req.url).pathname);
  } catch (e) {
    res.writeHead(400);
    return res.end();
  }
  var filename = path.join(root, pathname);
  var rel = path.relative(root, filename);
  if (rel.split(path.sep)[0] === '..' || path.isAbsolute(rel) || filename.indexOf('\0') !== -1) {
    res.writeHead(403);
    return res.end('Forbidden');
  }
  fs.stat(filename, function (err, stats) {
    if (err || !stats.isFile()) {
      res.writeHead(404);
      return res.end('Not found');
    }
    res.writeHead(200);
    fs.createReadStream(filename).pipe(res);
  });
}).listen(process.env.PORT || 8080);
