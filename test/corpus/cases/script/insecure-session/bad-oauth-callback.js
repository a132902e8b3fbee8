const app = require('express')();
const { exchange } = require('./oauth');

app.get('/login/callback', async (req, res) => {
  const profile = await exchange(req.query.code);
  req.session.user = profile;
  req.session.save(() => res.redirect('/'));
});
