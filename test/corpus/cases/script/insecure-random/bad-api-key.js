const crypto = require('node:crypto');

const seed = () => `${Date.now()}:${Math.random()}`;

exports.newApiKey = (account) => {
  const apiKey = crypto.createHash('sha256').update(seed()).digest('hex');
  account.apiKey = apiKey;
  return apiKey;
};
