const express = require('express');
const app = express();

const MESSAGES = new Map([
  ['expired', 'Your session has expired'],
  ['denied', 'Wrong user name or password'],
]);

function layout(title, body) {
  return `<!doctype html><title>${title}</title><main>${body}</main>`;
}

app.get('/login', (req, res) => {
  const text = MESSAGES.get(req.query.error) || '';
  res.send(layout('Login', '<div class="error">' + text + '</div><form method="post"></form>'));
});
app.listen(3000);
