const crypto = require('crypto');
const PasswordReset = require('./models/reset');

exports.forgot = async (req, res) => {
  const token = crypto.randomBytes(32).toString('hex');
  await PasswordReset.create({ email: String(req.body.email), token });
  res.sendStatus(202);
};
