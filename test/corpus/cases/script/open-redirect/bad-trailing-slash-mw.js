const url = require('url');

module.exports = function removeTrailingSlash() {
  return function (req, res, next) {
    const pathname = url.parse(req.originalUrl).pathname;
    if (pathname.length > 1 && pathname.slice(-1) === '/') {
      res.statusCode = 301;
      res.setHeader('Location', pathname.slice(0, -1));
      return res.end();
    }
    next();
  };
};
