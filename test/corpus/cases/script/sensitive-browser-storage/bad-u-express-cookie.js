exports.login = async (req, res) => {
  await check(req.body.user, req.body.password);
  res.cookie('passwd', req.body.password, { httpOnly: true, secure: true, sameSite: 'strict' });
  res.redirect('/');
};
const { check } = require('./users');
