import { Router } from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const router = Router();

router.get('/tags', async (req, res) => {
  const ids = String(req.query.ids).split(',');
  const holders = ids.map((_, index) => `$${index + 1}`).join(', ');
  const { rows } = await pool.query(`SELECT name FROM tags WHERE id IN (${holders})`, ids);
  res.json(rows);
});

export default router;
