const libxmljs = require('libxmljs');
const express = require('express');
const app = express();
app.use(express.text({ type: 'application/xml' }));

app.post('/import', (req, res) => {
  const doc = libxmljs.parseXml(req.body, { noblanks: true, nonet: true });
  res.json({ name: doc.root().name() });
});
