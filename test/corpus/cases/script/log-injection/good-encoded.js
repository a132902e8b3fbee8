const log4js = require('log4js');
const express = require('express');

const logger = log4js.getLogger('orders');
const app = express();

app.get('/orders', (req, res) => {
  logger.warn('no order named ' + encodeURIComponent(String(req.query.name)));
  res.sendStatus(404);
});
