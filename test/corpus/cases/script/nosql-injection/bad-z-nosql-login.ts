import express from 'express';
import { MongoClient } from 'mongodb';
const app = express();
app.use(express.json());
const users = new MongoClient(process.env.MONGO!).db('shop').collection('users');
app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const user = await users.findOne({ username, password });
  res.json({ ok: user !== null });
});
