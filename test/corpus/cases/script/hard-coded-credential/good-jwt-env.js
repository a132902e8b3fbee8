const jwt = require('jsonwebtoken');
const { JWT_SECRET } = process.env;
if (!JWT_SECRET) throw new Error('JWT_SECRET is required');

exports.issue = function (user) {
  return jwt.sign({ sub: user.id, role: user.role }, JWT_SECRET, { expiresIn: '1h' });
};
