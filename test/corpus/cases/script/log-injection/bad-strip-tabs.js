const log4js = require('log4js');
const express = require('express');

const logger = log4js.getLogger('orders');
const tidy = (text) => String(text).replace(/\t/g, ' ').trim();
const app = express();

app.get('/orders', (req, res) => {
  logger.warn('no order named ' + tidy(req.query.name));
  res.sendStatus(404);
});
