const crypto = require('crypto');
exports.apiKey = () => crypto.pseudoRandomBytes(16).toString('hex');
