import express from 'express';
import escapeHtml from 'escape-html';
const app = express();
const page = (title: string, body: string) => `<html><head><title>${title}</title></head><body>${body}</body></html>`;
app.get('/search', (req, res) => {
  res.type('html').send(page('Search', `<p>No results for ${escapeHtml(String(req.query.q))}</p>`));
});
