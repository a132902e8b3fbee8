import type { Request, Response } from 'express';
import pg from 'pg';

const db = new pg.Pool();

export async function list(req: Request, res: Response) {
  const column = ['name', 'date'].includes(String(req.query.sort)) ? String(req.query.order) : 'name';
  const { rows } = await db.query(`SELECT * FROM items ORDER BY ${column}`);
  res.json(rows);
}
