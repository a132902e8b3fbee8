const router = require('express').Router();

router.post('/login', (req, res) => {
  const { user, password } = req.body;
  console.log('login attempt', user, password);
  res.redirect('/');
});

module.exports = router;
