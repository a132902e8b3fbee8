const express = require('express');
const mongoose = require('mongoose');

const User = mongoose.model('User', new mongoose.Schema({ name: String, token: String }, { strict: false }));
const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const user = await mongoose.connection.collection('users').findOne({
    name: req.body.name,
    password: req.body.password,
  });
  res.sendStatus(user ? 200 : 401);
});

app.get('/users', async (req, res) => res.json(await User.countDocuments()));
