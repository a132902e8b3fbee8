const app = require('express')();

app.get('/check', (req, res) => {
  const title = String(req.query.title);
  if (title.length > 12) {
    return res.sendStatus(400);
  }
  const ok = /^(\w+\s?)+$/.test(title);
  res.json({ ok });
});
app.listen(3000);
