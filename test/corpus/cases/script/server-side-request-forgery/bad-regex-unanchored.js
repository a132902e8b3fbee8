const fetch = require('node-fetch');
const ALLOWED = /https:\/\/.*\.example\.com/;

exports.image = async (req, res) => {
  const src = String(req.query.src);
  if (!ALLOWED.test(src)) {
    return res.sendStatus(400);
  }
  const upstream = await fetch(src);
  upstream.body.pipe(res);
};
