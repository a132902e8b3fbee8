const router = require('express').Router();

router.use((req, res, next) => {
  if (!req.session.user && req.method === 'GET') req.session.returnTo = '/dashboard';
  next();
});

router.post('/login', (req, res) => {
  const to = req.session.returnTo || '/';
  delete req.session.returnTo;
  res.redirect(to);
});

module.exports = router;
