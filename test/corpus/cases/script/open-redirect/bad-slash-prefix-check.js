module.exports = function (req, res) {
  const target = String(req.query.returnTo || '/');
  if (target[0] !== '/') {
    return res.redirect('/');
  }
  res.redirect(target);
};
