const express = require('express');
const app = express();

const reports = Object.freeze({
  daily: () => ({ days: 1 }),
  weekly: () => ({ days: 7 }),
});

app.get('/report/:kind', (req, res) => {
  if (!Object.hasOwn(reports, req.params.kind)) return res.sendStatus(404);
  return res.json(reports[req.params.kind]());
});
