const express = require('express');
const yaml = require('js-yaml');

const app = express();
app.use(express.text({ type: 'text/yaml' }));

app.post('/pipeline', (req, res) => {
  const pipeline = yaml.load(req.body, { schema: yaml.DEFAULT_FULL_SCHEMA });
  res.json({ steps: pipeline.steps.length });
});
