const fs = require('node:fs');
const path = require('node:path');
const express = require('express');
const app = express();
const root = path.resolve('public');

function inside(target) {
  const relative = path.relative(root, target);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

app.get('/raw', (req, res) => {
  const target = path.resolve(root, String(req.query.file));
  if (!inside(target)) return res.sendStatus(403);
  return fs.createReadStream(target).pipe(res);
});
