const crypto = require('node:crypto');

const encryptionKey = Buffer.from('6c1f0e9a7745b2d8c3e0915fa86b274d6c1f0e9a7745b2d8c3e0915fa86b274d', 'hex');

exports.seal = (text) => {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', encryptionKey, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};
