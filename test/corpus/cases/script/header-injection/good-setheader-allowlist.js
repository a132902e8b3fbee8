const app = require('express')();

app.get('/lang', (req, res) => {
  const lang = ['en', 'de', 'fr'].find((l) => l === req.query.lang) || 'en';
  res.setHeader('Content-Language', lang);
  res.end('ok');
});
app.listen(3000);
