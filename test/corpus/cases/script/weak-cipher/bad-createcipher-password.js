const crypto = require('crypto');

module.exports = function encrypt(text) {
  const cipher = crypto.createCipher('aes192', process.env.APP_SECRET);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
};
