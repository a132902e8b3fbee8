const TEMPLATE = 'Dear {{name}}, your order {{order}} has shipped.';

function fill(template, values) {
  return template.replace(/\{\{(\w+)\}\}/g, (all, key) => (values.has(key) ? values.get(key) : all));
}

module.exports = (req, res) => {
  const values = new Map([['name', String(req.body.name)], ['order', String(req.body.order)]]);
  res.type('text/plain').send(fill(TEMPLATE, values));
};
