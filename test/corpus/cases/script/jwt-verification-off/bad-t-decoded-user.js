const jwt = require('jsonwebtoken');
const { User } = require('../models');

module.exports = async function currentUser(req, res, next) {
  const token = req.get('authorization')?.split(' ')[1];
  if (!token) return res.sendStatus(401);
  const { sub } = jwt.decode(token);
  req.user = await User.findByPk(sub);
  return next();
};
