const crypto = require('crypto');

module.exports = function verifyWebhook(req, res, next) {
  const expected = crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.rawBody).digest();
  const given = Buffer.from(String(req.headers['x-signature'] || ''), 'hex');
  if (given.length === expected.length && crypto.timingSafeEqual(given, expected)) {
    return next();
  }
  res.sendStatus(401);
};
