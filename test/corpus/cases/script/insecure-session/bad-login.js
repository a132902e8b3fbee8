const express = require('express');
const bcrypt = require('bcrypt');
const { users } = require('./db');

const router = express.Router();

router.post('/login', async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) {
    return res.status(401).render('login', { failed: true });
  }
  req.session.userId = user.id;
  req.session.role = user.role;
  res.redirect('/home');
});

module.exports = router;
