const jwt = require('jsonwebtoken');

exports.issue = function (user) {
  return jwt.sign({ sub: user.id, role: user.role }, 'my-super-secret-key', { expiresIn: '1h' });
};
