const fs = require('fs');
const http = require('http');
http.createServer((req, res) => {
  fs.readdir('./public', (err, files) => {
    let html = '<ul>';
    for (const f of files) html += `<li><a href="${f}">${f}</a></li>`;
    res.setHeader('Content-Type', 'text/html');
    res.end(html + '</ul>');
  });
}).listen(8080);
