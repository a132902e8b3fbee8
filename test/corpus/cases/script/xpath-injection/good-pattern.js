const xpath = require('xpath');
const { people } = require('./people');

exports.find = (req, res) => {
  const { login } = req.query;
  if (!/^[a-z0-9_]{1,20}$/.test(login)) return res.status(400).end();
  res.json({ found: xpath.select(`//person[@login='${login}']`, people).length });
};
