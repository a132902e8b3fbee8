const forge = require('node-forge');

module.exports.checkPassword = (user, password) => {
  const digest = forge.md.sha1.create();
  digest.update(user.salt + password);
  return digest.digest().toHex() === user.passwordHash;
};
