const crypto = require('crypto');

module.exports = function encrypt(text, key) {
  const iv = crypto.randomBytes(16);
  const cipher = crypto.createCipheriv('aes-256-cbc', key, iv);
  const body = cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
  return iv.toString('base64') + '.' + body;
};
