module.exports = function (req, res, next) {
  const id = Number(req.params.id);
  console.info('order viewed %d', id);
  next();
};
