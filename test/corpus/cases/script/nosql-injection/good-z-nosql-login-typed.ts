import express from 'express';
import { MongoClient } from 'mongodb';
const app = express();
app.use(express.json());
const users = new MongoClient(process.env.MONGO!).db('shop').collection('users');
app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  if (typeof username !== 'string' || typeof password !== 'string') return res.sendStatus(400);
  const user = await users.findOne({ username });
  res.json({ ok: user !== null && (await verify(password, user.hash)) });
});
