const app = require('express')();
app.use(require('express').json());
const Ajv = require('ajv');
const validate = new Ajv().compile({ type: 'object', properties: { a: { type: 'number' } }, required: ['a'] });

app.post('/double', (req, res) => {
  if (!validate(req.body)) return res.status(400).json(validate.errors);
  res.json({ result: req.body.a * 2 });
});
