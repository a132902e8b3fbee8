import express from 'express';
const app = express();
const page = (title: string, body: string) => `<html><head><title>${title}</title></head><body>${body}</body></html>`;
app.get('/search', (req, res) => {
  const term = req.query.q as string;
  res.type('html').send(page('Search', `<p>No results for ${term}</p>`));
});
