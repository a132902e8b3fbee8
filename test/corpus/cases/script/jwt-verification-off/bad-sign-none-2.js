const jwt = require('jsonwebtoken');

exports.guestToken = (id) => jwt.sign({ sub: id, scope: 'guest' }, '', { algorithm: 'none' });
