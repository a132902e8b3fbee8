const fetch = require('node-fetch');
const ALLOWED = /^https:\/\/img\.example\.com\/[\w-]+\.(?:png|jpg)$/;

exports.image = async (req, res) => {
  const src = String(req.query.src);
  if (!ALLOWED.test(src)) {
    return res.sendStatus(400);
  }
  const upstream = await fetch(src, { redirect: 'error' });
  upstream.body.pipe(res);
};
