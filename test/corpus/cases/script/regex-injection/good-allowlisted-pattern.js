const PATTERNS = new Map([
  ['digits', /^\d+$/],
  ['hex', /^[0-9a-f]+$/i],
]);

module.exports = (req, res) => {
  const re = PATTERNS.get(req.query.kind);
  if (!re) return res.sendStatus(400);
  res.json({ ok: re.test(String(req.query.value)) });
};
