const crypto = require('crypto');

function safeEqual(a, b) {
  const ha = crypto.createHash('sha256').update(String(a)).digest();
  const hb = crypto.createHash('sha256').update(String(b)).digest();
  return crypto.timingSafeEqual(ha, hb);
}

module.exports = (req, res, next) => {
  if (typeof req.headers['x-api-key'] === 'string' && safeEqual(req.headers['x-api-key'], process.env.API_KEY)) {
    return next();
  }
  res.sendStatus(401);
};
