const router = require('express').Router();
const { User } = require('../models');

router.post('/register', async (req, res) => {
  const { email, name, password } = req.body;
  const user = await User.create({ email, name, password, role: 'member' });
  res.status(201).json({ id: user.id });
});

module.exports = router;
