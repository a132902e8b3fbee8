const crypto = require('crypto');
const IV = Buffer.alloc(16, 0);

module.exports = function encrypt(text, key) {
  const cipher = crypto.createCipheriv('aes-256-cbc', key, IV);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
};
