const http = require('http');
const crypto = require('crypto');

http.createServer((req, res) => {
  const sid = crypto.randomBytes(24).toString('hex');
  res.setHeader('Set-Cookie', 'sessionid=' + sid + '; Path=/');
  res.end('welcome');
}).listen(8080);
