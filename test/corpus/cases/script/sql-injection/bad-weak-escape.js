const http = require('node:http');
const sqlite3 = require('sqlite3');

const db = new sqlite3.Database('shop.db');

function clean(text) {
  return text.replace("'", "''");
}

http
  .createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const name = clean(url.searchParams.get('name') ?? '');
    db.all("SELECT id FROM items WHERE name = '" + name + "'", (error, rows) => {
      response.statusCode = error ? 500 : 200;
      response.end(JSON.stringify(rows ?? []));
    });
  })
  .listen(8000);
