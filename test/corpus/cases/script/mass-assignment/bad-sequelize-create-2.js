const router = require('express').Router();
const { User } = require('../models');

router.post('/register', async (req, res) => {
  const user = await User.create(req.body);
  res.status(201).json({ id: user.id });
});

module.exports = router;
