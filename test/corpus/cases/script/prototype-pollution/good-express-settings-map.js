const express = require('express');
const app = express();
app.use(express.json());
const settings = new Map();

app.put('/settings/:section/:key', (req, res) => {
  const { section, key } = req.params;
  if (!settings.has(section)) settings.set(section, new Map());
  settings.get(section).set(key, req.body.value);
  res.sendStatus(204);
});
app.listen(3000);
