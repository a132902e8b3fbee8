import express from 'express';
import { selectWhere } from './db';

const router = express.Router();

router.get('/orders/:id', async (req, res) => {
  const rows = await selectWhere('orders', `id = ${req.params.id}`);
  res.json(rows[0]);
});

export default router;
