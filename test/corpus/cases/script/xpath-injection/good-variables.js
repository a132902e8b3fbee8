const express = require('express');
const xpath = require('xpath');
const { accounts } = require('./accounts');

const byName = xpath.parse('//account[@name=$name]');

express().get('/accounts/:name', (req, res) => {
  const nodes = byName.select({ node: accounts, variables: { name: req.params.name } });
  res.json({ known: nodes.length > 0 });
});
