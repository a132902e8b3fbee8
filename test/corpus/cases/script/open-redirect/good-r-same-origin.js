const express = require('express');
const { login } = require('./accounts');

const router = express.Router();
const origin = 'https://app.example.com';

function localTarget(target) {
  try {
    const url = new URL(target, origin);
    return url.origin === origin ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

router.post('/login', express.urlencoded({ extended: false }), async (req, res, next) => {
  try {
    await login(req.body.email, req.body.password);
    return res.redirect(303, localTarget(req.query.returnTo));
  } catch (error) {
    return next(error);
  }
});

module.exports = router;
