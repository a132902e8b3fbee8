const jwt = require('jsonwebtoken');

const JWT_SECRET = 'r8Vn2pQxZk41LwTq';

exports.issue = (user) => jwt.sign({ sub: user.id }, JWT_SECRET, { expiresIn: '1h' });
