const { XMLParser } = require('fast-xml-parser');
const express = require('express');
const app = express();
app.use(express.text({ type: 'application/xml', limit: '100kb' }));

app.post('/import', (req, res) => {
  const parser = new XMLParser({ processEntities: false });
  const doc = parser.parse(req.body);
  res.json({ keys: Object.keys(doc) });
});
