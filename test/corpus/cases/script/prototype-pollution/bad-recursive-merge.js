const express = require('express');
const app = express();
app.use(express.json());

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object' && typeof target[key] === 'object') {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

const settings = { theme: { colour: 'blue' } };

app.patch('/settings', (req, res) => {
  res.json(merge(settings, req.body));
});
