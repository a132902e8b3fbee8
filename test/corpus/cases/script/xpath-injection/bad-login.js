const express = require('express');
const fs = require('fs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');

const router = express.Router();
const accounts = new DOMParser().parseFromString(fs.readFileSync('accounts.xml', 'utf8'), 'text/xml');

router.post('/login', (req, res) => {
  const { user, pin } = req.body;
  const found = xpath.select(`//account[@name='${user}' and pin='${pin}']`, accounts);
  if (found.length === 0) return res.status(401).end();
  req.session.regenerate(() => res.redirect('/'));
});

module.exports = router;
