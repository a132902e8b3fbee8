const http = require('http');

function esc(s) {
  return String(s)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

http.createServer((req, res) => {
  const pathname = req.url.split('?')[0];
  res.setHeader('Content-Type', 'text/html');
  res.statusCode = 404;
  res.end(`<p>Not found: ${esc(pathname)}</p>`);
}).listen(8080);
