const yaml = require('js-yaml');
const { DEFAULT_FULL_SCHEMA } = yaml;
const app = require('express')();
app.use(require('express').text({ type: '*/*' }));

app.post('/config', (req, res) => {
  const doc = yaml.load(req.body, { schema: DEFAULT_FULL_SCHEMA });
  res.json({ keys: Object.keys(doc) });
});
