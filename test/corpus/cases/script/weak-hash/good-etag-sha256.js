const crypto = require('crypto');

module.exports = function etag(body) {
  return '"' + crypto.createHash('sha256').update(body).digest('base64url') + '"';
};
