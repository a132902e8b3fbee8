const orders = require('./orders');

exports.list = async (req, res) => {
  const all = req.user.isAdmin ? await orders.all() : await orders.of(req.user.id);
  res.json(all);
};
