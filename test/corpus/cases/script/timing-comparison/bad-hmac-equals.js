const crypto = require('crypto');

module.exports = function verifyWebhook(req, res, next) {
  const expected = 'sha256=' + crypto.createHmac('sha256', process.env.HOOK_SECRET).update(req.rawBody).digest('hex');
  if (req.headers['x-hub-signature-256'] === expected) {
    return next();
  }
  res.sendStatus(401);
};
