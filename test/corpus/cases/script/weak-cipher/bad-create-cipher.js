const crypto = require('node:crypto');

function encryptNote(note, passphrase) {
  const cipher = crypto.createCipher('des', passphrase);
  let out = cipher.update(note, 'utf8', 'hex');
  out += cipher.final('hex');
  return out;
}

module.exports = encryptNote;
