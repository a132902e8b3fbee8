const orders = require('./orders');

exports.list = async (req, res) => {
  const all = req.query.isAdmin === '1' ? await orders.all() : await orders.of(req.user.id);
  res.json(all);
};
