const app = require('express')();

app.get('/check', (req, res) => {
  const ok = /^(\w+\s?)+$/.test(req.query.title);
  res.json({ ok });
});
app.listen(3000);
