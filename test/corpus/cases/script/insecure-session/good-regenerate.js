const express = require('express');
const { authenticate } = require('./accounts');

express().post('/login', async (req, res, next) => {
  const user = await authenticate(req.body.name, req.body.password);
  if (!user) return res.status(401).end();
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.userId = user.id;
    res.redirect('/');
  });
});
