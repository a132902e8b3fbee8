const Sale = require('../models/sale');

async function totals(criteria) {
  return Sale.aggregate([
    { $match: criteria },
    { $group: { _id: '$region', total: { $sum: '$amount' } } },
  ]);
}

exports.report = async (req, res) => {
  const criteria = JSON.parse(req.query.criteria);
  res.json(await totals(criteria));
};
