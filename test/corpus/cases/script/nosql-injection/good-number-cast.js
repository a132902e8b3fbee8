const Meter = require('./models/meter');

exports.above = async (req, res) => {
  const min = Number(req.query.min);
  if (Number.isNaN(min)) return res.sendStatus(400);
  res.json(await Meter.find({ reading: { $gt: min } }).limit(100));
};
