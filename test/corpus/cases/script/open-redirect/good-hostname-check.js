const ALLOWED = new Set(['example.com', 'www.example.com']);

module.exports = function callback(req, res) {
  let dest = '/';
  try {
    const u = new URL(String(req.query.returnUrl));
    if (u.protocol === 'https:' && ALLOWED.has(u.hostname)) dest = u.toString();
  } catch (e) {
    dest = '/';
  }
  res.redirect(dest);
};
