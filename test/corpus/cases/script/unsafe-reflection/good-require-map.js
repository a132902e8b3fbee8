const app = require('express')();
const PLUGINS = new Map([
  ['csv', require('./plugins/csv')],
  ['pdf', require('./plugins/pdf')],
]);

app.get('/plugin/:name', (req, res) => {
  const plugin = PLUGINS.get(req.params.name);
  if (!plugin) return res.sendStatus(404);
  res.json(plugin.describe());
});
app.listen(3000);
