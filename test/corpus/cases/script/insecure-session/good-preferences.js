const app = require('express')();

app.post('/preferences', (req, res) => {
  req.session.language = req.body.language === 'de' ? 'de' : 'en';
  req.session.theme = req.body.theme === 'dark' ? 'dark' : 'light';
  res.redirect('back');
});
