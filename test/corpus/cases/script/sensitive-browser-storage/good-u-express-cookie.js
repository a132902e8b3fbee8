const { check, start } = require('./users');

exports.login = async (req, res) => {
  await check(req.body.user, req.body.password);
  res.cookie('sid', await start(req.body.user), { httpOnly: true, secure: true, sameSite: 'strict' });
  res.redirect('/');
};
