const _ = require('lodash');
const express = require('express');
const app = express();

const banners = { en: _.template('Welcome <%- name %>'), de: _.template('Willkommen <%- name %>') };

app.get('/banner', (req, res) => {
  const banner = req.query.lang === 'de' ? banners.de : banners.en;
  res.send(banner({ name: req.query.name }));
});
