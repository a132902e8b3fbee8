const { Op } = require('sequelize');
const { Product } = require('../models');

exports.search = async (req, res) => {
  const term = String(req.query.q || '');
  const products = await Product.findAll({
    where: { title: { [Op.like]: `%${term}%` } },
    order: [['createdAt', 'DESC']],
    limit: 20,
  });
  res.json(products);
};
