const _ = require('lodash');
const express = require('express');
const app = express();

app.get('/banner', (req, res) => {
  const { text = 'Welcome <%- name %>' } = req.query;
  const compiled = _.template(text);
  res.type('text').send(compiled({ name: 'guest' }));
});
