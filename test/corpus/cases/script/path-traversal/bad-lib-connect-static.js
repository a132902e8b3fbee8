var fs = require('fs');
var path = require('path');
var mime = require('mime');

module.exports = function (opts) {
  var dir = opts.dir || '.';
  return function (req, res) {
    var f = path.join(dir, req.url === '/' ? 'index.html' : decodeURI(req.url));
    fs.access(f, fs.constants.R_OK, function (err) {
      if (err) {
        res.statusCode = 404;
        return res.end();
      }
      res.setHeader('Content-Type', mime.getType(f));
      res.end(fs.readFileSync(f));
    });
  };
};
