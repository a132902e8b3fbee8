const http = require('node:http');

function extend(target, source) {
  Object.keys(source).forEach((key) => {
    if (key === '__proto__') return;
    const value = source[key];
    if (value && typeof value === 'object') {
      target[key] = extend(target[key] || {}, value);
    } else {
      target[key] = value;
    }
  });
  return target;
}

const state = {};
http
  .createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => res.end(JSON.stringify(extend(state, JSON.parse(text)))));
  })
  .listen(8080);
