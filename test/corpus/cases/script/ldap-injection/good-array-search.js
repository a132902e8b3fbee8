const app = require('express')();
const { index } = require('./index-of-people');

app.get('/people', (req, res) => {
  const at = index.names.search(new RegExp('^anna'));
  res.json({ at, hits: index.client.search(req.query.term, { limit: 20 }) });
});
