const jwt = require('jsonwebtoken');

const algorithm = 'none';

exports.issue = (user) => jwt.sign({ sub: user.id, role: user.role }, null, { algorithm, expiresIn: '8h' });
