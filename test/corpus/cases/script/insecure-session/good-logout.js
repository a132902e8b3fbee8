const app = require('express')();

app.post('/logout', (req, res) => {
  req.session.user = null;
  req.session.destroy(() => res.redirect('/'));
});
