const http = require('node:http');
const expat = require('node-expat');
const libxmljs = require('libxmljs2');

http
  .createServer((req, res) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      const flags = Object.assign({ nonet: false }, { noent: true });
      const doc = libxmljs.parseXml(Buffer.concat(chunks).toString(), flags);
      const parser = new expat.Parser('UTF-8');
      parser.write('<a/>');
      res.end(doc.root().text());
    });
  })
  .listen(8080);
