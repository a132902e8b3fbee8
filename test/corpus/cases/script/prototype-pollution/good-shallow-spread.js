const express = require('express');
const app = express();
app.use(express.json());
const defaults = { theme: 'blue', lang: 'en' };

app.post('/prefs', (req, res) => {
  const prefs = { ...defaults, ...req.body };
  res.json({ theme: prefs.theme, lang: prefs.lang });
});
