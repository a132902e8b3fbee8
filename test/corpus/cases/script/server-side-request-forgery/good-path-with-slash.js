const got = require('got');
const HOST = 'https://api.example.com/v2/items/';

exports.proxy = async (req, res) => {
  const id = String(req.query.id);
  if (!/^[0-9a-f]{24}$/.test(id)) return res.sendStatus(400);
  const out = await got(HOST + id);
  res.type('json').send(out.body);
};
