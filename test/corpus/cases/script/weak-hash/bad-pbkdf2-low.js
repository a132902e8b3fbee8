const crypto = require('crypto');

module.exports = function derive(password, salt) {
  return crypto.pbkdf2Sync(password, salt, 100, 32, 'sha1');
};
