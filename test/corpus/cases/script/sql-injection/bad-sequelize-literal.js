const { Sequelize } = require('sequelize');
const { Order } = require('../models');

exports.list = async (req, res, next) => {
  try {
    const { status, sort } = req.query;
    const orders = await Order.findAll({
      where: { status: String(status) },
      order: Sequelize.literal(`${sort} DESC`),
    });
    res.json(orders);
  } catch (err) {
    next(err);
  }
};
