const jwt = require('jsonwebtoken');

exports.check = (token) => jwt.verify(token, null, { algorithms: ['none'] });
