const PasswordReset = require('./models/reset');

exports.forgot = async (req, res) => {
  const token = Math.random().toString(36).slice(2);
  await PasswordReset.create({ email: String(req.body.email), token });
  res.sendStatus(202);
};
