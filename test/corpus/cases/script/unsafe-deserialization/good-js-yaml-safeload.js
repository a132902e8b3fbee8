const yaml = require('js-yaml');
const app = require('express')();
app.use(require('express').text({ type: '*/*' }));

app.post('/config', (req, res) => {
  const doc = yaml.safeLoad(req.body);
  res.json({ keys: Object.keys(doc) });
});
