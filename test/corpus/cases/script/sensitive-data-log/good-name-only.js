const router = require('express').Router();

router.post('/login', (req, res) => {
  console.log('login attempt', req.body.user.length);
  res.redirect('/');
});

module.exports = router;
