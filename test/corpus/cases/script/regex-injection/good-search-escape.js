const app = require('express')();
const escapeRegExp = require('lodash/escapeRegExp');
const entries = require('./entries.json');

app.get('/search', (req, res) => {
  const re = new RegExp(escapeRegExp(String(req.query.q)), 'i');
  res.json(entries.filter((e) => re.test(e.title)));
});
app.listen(3000);
