const express = require('express');
const { login } = require('./accounts');

const router = express.Router();

const isLocal = (target) => !/^https?:/i.test(target);

router.post('/login', express.urlencoded({ extended: false }), async (req, res, next) => {
  try {
    await login(req.body.email, req.body.password);
    const { returnTo = '/' } = req.query;
    if (!isLocal(returnTo)) return res.status(400).end();
    return res.redirect(303, decodeURIComponent(returnTo));
  } catch (error) {
    return next(error);
  }
});

module.exports = router;
