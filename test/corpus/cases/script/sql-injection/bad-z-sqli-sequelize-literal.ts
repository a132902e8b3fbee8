import { Router } from 'express';
import { Sequelize, Op } from 'sequelize';
import { Order } from '../models';
const router = Router();
router.get('/orders', async (req, res) => {
  const sort = (req.query.sort as string) ?? 'id';
  const rows = await Order.findAll({ where: { total: { [Op.gt]: 0 } }, order: Sequelize.literal(sort) });
  res.json(rows);
});
export default router;
