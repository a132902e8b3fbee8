const http = require('http');
const { route } = require('./router');

http.createServer((req, res) => {
  try {
    route(req, res);
  } catch (e) {
    res.statusCode = 500;
    res.end('<pre>' + e.stack.replace(/</g, '&lt;') + '</pre>');
  }
}).listen(8080);
