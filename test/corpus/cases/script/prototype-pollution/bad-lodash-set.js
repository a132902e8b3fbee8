const _ = require('lodash');
const express = require('express');
const app = express();
app.use(express.json());

const config = {};

app.put('/config', (req, res) => {
  const { path, value } = req.body;
  path.split('/').reduce((node, key, index, keys) => {
    if (index === keys.length - 1) node[key] = value;
    else if (!_.isObject(node[key])) node[key] = {};
    return node[key];
  }, config);
  res.sendStatus(204);
});
