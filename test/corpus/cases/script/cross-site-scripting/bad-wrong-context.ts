import express from 'express';
import escapeHtml from 'escape-html';

const app = express();

app.get('/profile', (req, res) => {
  const site = escapeHtml(String(req.query.site));
  const theme = String(req.query.theme);
  res.send(`<a href="/home">${site}</a><script>var theme = '${theme}';</script>`);
});
