const expat = require('node-expat');
const fs = require('fs');
const http = require('http');

http.createServer((req, res) => {
  const libxml = require('libxmljs');
  let data = '';
  req.on('data', (c) => (data += c));
  req.on('end', () => {
    const parser = new expat.Parser('UTF-8');
    parser.on('error', () => fs.appendFile('/tmp/bad.log', 'bad xml\n', () => {}));
    parser.write(data);
    const tree = libxml.parseXmlString(data, { noent: true });
    res.end(tree.toString());
  });
}).listen(9090);
