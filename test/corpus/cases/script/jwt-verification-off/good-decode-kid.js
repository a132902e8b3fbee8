const jwt = require('jsonwebtoken');
const { keyFor } = require('./keys');

module.exports = async (req, res, next) => {
  const token = req.cookies.token;
  const { header } = jwt.decode(token, { complete: true });
  const key = await keyFor(header.kid);
  req.user = jwt.verify(token, key, { algorithms: ['RS256'] });
  next();
};
