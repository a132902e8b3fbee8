const ALLOWED = 'example.com';

module.exports = function callback(req, res) {
  const state = JSON.parse(Buffer.from(req.query.state, 'base64').toString());
  if (state.returnUrl.includes(ALLOWED)) {
    return res.redirect(state.returnUrl);
  }
  res.redirect('/');
};
