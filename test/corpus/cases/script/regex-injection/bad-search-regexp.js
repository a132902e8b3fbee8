const app = require('express')();
const entries = require('./entries.json');

app.get('/search', (req, res) => {
  const re = new RegExp(req.query.q, 'i');
  res.json(entries.filter((e) => re.test(e.title)));
});
app.listen(3000);
