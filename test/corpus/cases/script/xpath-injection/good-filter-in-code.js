const express = require('express');
const xpath = require('xpath');
const { orders } = require('./orders');

express().get('/orders', (req, res) => {
  const all = xpath.select('//order', orders);
  res.json(all.filter((node) => node.getAttribute('customer') === req.query.customer).length);
});
