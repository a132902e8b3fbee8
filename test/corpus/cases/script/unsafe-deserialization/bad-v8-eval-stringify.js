const express = require('express');
const { deserialize } = require('node-serialize') ?? {};
const serializer = require('node-serialize');

const app = express();
app.use(express.text());

const readers = { json: JSON.parse, js: (text) => serializer.unserialize(text), other: deserialize };

app.post('/state', (req, res) => {
  const read = req.is('json') ? readers.json : readers.js;
  res.json({ size: Object.keys(read(req.body)).length });
});
