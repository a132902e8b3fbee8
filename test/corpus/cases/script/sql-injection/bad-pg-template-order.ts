import { Router, type Request, type Response } from 'express';
import { Pool } from 'pg';

const pool = new Pool();
export const invoices = Router();

invoices.get('/invoices', async (req: Request, res: Response) => {
  const { customer, sort = 'created_at' } = req.query as Record<string, string>;
  const { rows } = await pool.query(
    `SELECT id, total FROM invoices WHERE customer_id = $1 ORDER BY ${sort} DESC`,
    [customer],
  );
  res.json(rows);
});
