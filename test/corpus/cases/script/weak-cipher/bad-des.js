const crypto = require('crypto');

exports.encrypt = function encrypt(text, key, iv) {
  const cipher = crypto.createCipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
};
