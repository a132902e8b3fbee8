const _ = require('lodash');
const express = require('express');
const app = express();
app.use(express.json());
const defaults = { theme: { color: 'blue' }, lang: 'en' };

function deepAssign(dst, src) {
  Object.entries(src).forEach(([k, v]) => {
    if (_.isPlainObject(v)) {
      if (!dst[k]) dst[k] = {};
      deepAssign(dst[k], v);
    } else {
      dst[k] = v;
    }
  });
  return dst;
}

app.post('/prefs', (req, res) => {
  const prefs = deepAssign(_.cloneDeep(defaults), req.body);
  res.json(prefs);
});
