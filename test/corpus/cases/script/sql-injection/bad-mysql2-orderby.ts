import express, { Request, Response } from 'express';
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ host: 'localhost', database: 'shop' });
const router = express.Router();

router.get('/products', async (req: Request, res: Response) => {
  const sort = (req.query.sort as string) || 'name';
  const limit = parseInt(req.query.limit as string, 10) || 20;
  const sql = 'SELECT * FROM products ORDER BY ' + sort + ' LIMIT ' + limit;
  const [rows] = await pool.query(sql);
  res.json(rows);
});

export default router;
