const express = require('express');
const bcrypt = require('bcrypt');
const User = require('./models/user');
const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!user || !(await bcrypt.compare(String(req.body.password), user.hash))) {
    return res.status(401).end();
  }
  req.session.userId = user.id;
  res.json({ ok: true });
});
