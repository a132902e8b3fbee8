const express = require('express');
const mongoSanitize = require('express-mongo-sanitize');
const { User } = require('./models');

const app = express();
app.use(express.json());
app.use(mongoSanitize());

app.post('/find', async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  res.json({ known: Boolean(user) });
});
