const router = require('express').Router();

function safeNext(next) {
  if (typeof next !== 'string') return '/';
  try {
    const u = new URL(next, 'http://localhost');
    if (u.origin !== 'http://localhost') return '/';
    return '/' + (u.pathname + u.search).replace(/^[/\\]+/, '');
  } catch (e) {
    return '/';
  }
}

router.post('/login', (req, res) => {
  req.session.user = req.body.user;
  res.redirect(safeNext(req.query.next));
});

module.exports = router;
