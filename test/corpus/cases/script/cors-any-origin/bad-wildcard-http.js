const http = require('http');
const { accountFor } = require('./accounts');

http.createServer((req, res) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Headers', 'Authorization');
  res.end(JSON.stringify(accountFor(req.headers.authorization)));
}).listen(8080);
