const fs = require('fs');
const path = require('path');

module.exports = function (root) {
  root = path.resolve(root);
  return function serve(req, res, next) {
    const name = decodeURIComponent(req.url).replace(/\?.*$/, '').replace(/\.\.\//g, '');
    const file = path.join(root, name);
    fs.readFile(file, function (err, data) {
      if (err) return next();
      res.end(data);
    });
  };
};
