const express = require('express');
const app = express();

function layout(title, body) {
  return `<!doctype html><title>${title}</title><main>${body}</main>`;
}

function errorBox(msg) {
  return '<div class="error">' + msg + '</div>';
}

app.get('/login', (req, res) => {
  const box = req.query.error ? errorBox(req.query.error) : '';
  res.send(layout('Login', box + '<form method="post"></form>'));
});
app.listen(3000);
