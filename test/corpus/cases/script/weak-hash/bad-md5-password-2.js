const crypto = require('crypto');
const User = require('./models/user');

exports.register = async (req, res) => {
  const passwordHash = crypto.createHash('md5').update(req.body.password).digest('hex');
  await User.create({ email: req.body.email, passwordHash });
  res.sendStatus(201);
};
