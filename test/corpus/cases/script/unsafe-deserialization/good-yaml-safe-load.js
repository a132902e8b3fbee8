const express = require('express');
const yaml = require('js-yaml');

const app = express();
app.use(express.text({ type: 'text/yaml' }));

app.post('/pipeline', (req, res) => {
  const pipeline = yaml.safeLoad(req.body);
  res.json({ steps: pipeline.steps.length });
});
