import express from 'express';
const app = express();
const BLOCKED = new Set(['__proto__', 'constructor', 'prototype']);
function deepMerge(target: any, source: any) {
  for (const key of Object.keys(source)) {
    if (BLOCKED.has(key)) continue;
    if (source[key] && typeof source[key] === 'object') {
      target[key] = target[key] || {};
      deepMerge(target[key], source[key]);
    } else target[key] = source[key];
  }
  return target;
}
const settings = {};
app.patch('/settings', (req, res) => { deepMerge(settings, req.body); res.sendStatus(204); });
