const crypto = require('node:crypto');
const fs = require('node:fs');

exports.hasChanged = (file, previousHash) => {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  return hash !== previousHash;
};
