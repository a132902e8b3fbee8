import { Router } from 'express';
import { Order } from '../models';
const router = Router();
const SORTABLE = ['id', 'total', 'createdAt'];
router.get('/orders', async (req, res) => {
  const sort = SORTABLE.includes(req.query.sort as string) ? (req.query.sort as string) : 'id';
  res.json(await Order.findAll({ order: [[sort, 'ASC']] }));
});
