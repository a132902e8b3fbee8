import express from 'express';

const app = express();

function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  if (wanted.startsWith('//') || wanted.includes('\\')) return '/';
  return wanted;
}

app.get('/switch', (req, res) => {
  res.redirect(localPath(req.query.to));
});
