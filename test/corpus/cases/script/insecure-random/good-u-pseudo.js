const crypto = require('crypto');
exports.apiKey = () => crypto.randomBytes(16).toString('hex');
