import express from 'express';
import mongoose from 'mongoose';

const Account = mongoose.model('Account', new mongoose.Schema({ name: String, isAdmin: Boolean }));
const app = express();
app.use(express.json());

app.patch('/accounts/:id', async (req, res) => {
  const { name } = req.body;
  const account = await Account.findByIdAndUpdate(req.params.id, { $set: { name: String(name) } });
  res.json(account);
});
