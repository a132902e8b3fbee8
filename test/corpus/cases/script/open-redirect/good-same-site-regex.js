module.exports = function (req, res) {
  const target = String(req.query.returnTo || '/');
  if (!/^\/[\w-]+(?:\/[\w-]+)*$/.test(target)) {
    return res.redirect('/');
  }
  res.redirect(target);
};
