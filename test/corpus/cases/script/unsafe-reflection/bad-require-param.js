const app = require('express')();

app.get('/plugin/:name', (req, res) => {
  const plugin = require('./plugins/' + req.query.path);
  res.json(plugin.describe());
});
app.listen(3000);
