const Order = require('./models/order');

exports.find = (req, res, next) => {
  const expr = "this.customer == '" + req.params.customer + "'";
  Order.$where(expr).exec((err, orders) => {
    if (err) return next(err);
    res.json(orders);
  });
};
