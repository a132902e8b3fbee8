import http from 'node:http';

const strip = (text) => text.replace(/<script>/gi, '');

http
  .createServer((req, res) => {
    const query = new URL(req.url, 'http://localhost').searchParams;
    res.writeHead(200, { 'Content-Type': 'text/html' });
    res.write('<form>');
    res.write(`<input name="q" value="${strip(query.get('q') ?? '')}">`);
    res.end('</form>');
  })
  .listen(8080);
