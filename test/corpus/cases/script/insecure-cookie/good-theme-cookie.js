const router = require('express').Router();

router.post('/theme', (req, res) => {
  const theme = req.body.theme === 'dark' ? 'dark' : 'light';
  res.cookie('theme', theme, { maxAge: 31536000000, secure: true, sameSite: 'lax', httpOnly: true });
  res.sendStatus(204);
});
module.exports = router;
