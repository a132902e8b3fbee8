const bcrypt = require('bcrypt');
const User = require('./models/user');

exports.register = async (req, res) => {
  const passwordHash = await bcrypt.hash(req.body.password, 12);
  await User.create({ email: req.body.email, passwordHash });
  res.sendStatus(201);
};
