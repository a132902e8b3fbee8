import express from 'express';
import mongoose from 'mongoose';

const accountSchema = new mongoose.Schema({ name: String, email: String, isAdmin: Boolean });
const Account = mongoose.model('Account', accountSchema);
const app = express();
app.use(express.json());

app.patch('/accounts/:id', async (req, res) => {
  const account = await Account.findByIdAndUpdate(req.params.id, { $set: req.body }, { new: true });
  res.json(account);
});
