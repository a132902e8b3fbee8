const app = require('express')();

app.get('/export', (req, res) => {
  const name = encodeURIComponent(String(req.query.name));
  res.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}.csv`);
  res.type('text/csv').send('a,b\n');
});
app.listen(3000);
