module.exports = function construct(req, res) {
  const Type = global[req.query.type];
  const instance = new Type(req.query.arg);
  res.json({ value: String(instance) });
};
