const { getDb } = require('./mongo');

exports.stats = async (req, res) => {
  const db = await getDb();
  const field = req.query.field;
  const map = 'function () { emit(this.' + field + ', 1); }';
  const out = await db.collection('events').mapReduce(map, 'function (k, v) { return v.length; }', { out: { inline: 1 } });
  res.json(out);
};
