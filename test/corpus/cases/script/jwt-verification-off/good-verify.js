const jwt = require('jsonwebtoken');

module.exports = (req, res, next) => {
  const token = (req.headers.authorization || '').replace('Bearer ', '');
  jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] }, (err, claims) => {
    if (err) return res.sendStatus(401);
    req.user = claims;
    next();
  });
};
