const got = require('got');
const HOST = 'https://api.example.com';

exports.proxy = async (req, res) => {
  const out = await got(HOST + req.query.path);
  res.send(out.body);
};
