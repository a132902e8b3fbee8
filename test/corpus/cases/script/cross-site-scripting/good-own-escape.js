import http from 'node:http';

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => text.replace(/[&<>"']/g, (character) => entities[character]);

http
  .createServer((req, res) => {
    const query = new URL(req.url, 'http://localhost').searchParams;
    res.writeHead(200, { 'Content-Type': 'text/html' });
    res.end(`<input name="q" value="${escape(query.get('q') ?? '')}">`);
  })
  .listen(8080);
