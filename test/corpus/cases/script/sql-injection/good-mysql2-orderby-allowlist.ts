import express, { Request, Response } from 'express';
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ host: 'localhost', database: 'shop' });
const router = express.Router();
const SORTABLE = ['name', 'price', 'created_at'];

router.get('/products', async (req: Request, res: Response) => {
  let sort = req.query.sort as string;
  if (!SORTABLE.includes(sort)) {
    sort = 'name';
  }
  const limit = Math.min(parseInt(req.query.limit as string, 10) || 20, 100);
  const sql = 'SELECT * FROM products ORDER BY ' + sort + ' LIMIT ' + limit;
  const [rows] = await pool.query(sql);
  res.json(rows);
});

export default router;
