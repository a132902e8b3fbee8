import express from 'express';
import mongoose from 'mongoose';

const Order = mongoose.model('Order', new mongoose.Schema({ owner: String, state: String }));
const app = express();

const byOwner = (owner) => ({ $where: "this.owner == '" + owner + "'" });

app.get('/orders/:owner', async (req, res) => {
  const orders = await Order.find(byOwner(req.params.owner)).lean();
  res.json(orders);
});
