const express = require('express');
const app = express();
app.use(express.json());
const settings = {};

app.put('/settings/:section/:key', (req, res) => {
  const { section, key } = req.params;
  if (!settings[section]) settings[section] = {};
  settings[section][key] = req.body.value;
  res.sendStatus(204);
});
app.listen(3000);
