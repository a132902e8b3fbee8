import express from 'express';
const app = express();
app.use(express.json());
function deepMerge(target: any, source: any) {
  for (const key in source) {
    if (source[key] && typeof source[key] === 'object') {
      target[key] = target[key] || {};
      deepMerge(target[key], source[key]);
    } else target[key] = source[key];
  }
  return target;
}
const settings = {};
app.patch('/settings', (req, res) => { deepMerge(settings, req.body); res.sendStatus(204); });
