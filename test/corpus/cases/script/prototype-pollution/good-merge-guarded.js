const express = require('express');
const app = express();
app.use(express.json());

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (forbidden.has(key)) continue;
    if (typeof source[key] === 'object' && typeof target[key] === 'object') {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

app.patch('/settings', (req, res) => {
  res.json(merge({ theme: {} }, req.body));
});
