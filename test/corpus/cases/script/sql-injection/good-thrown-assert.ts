import assert from 'node:assert';
import type { Request, Response } from 'express';
import { Pool } from 'pg';

const pool = new Pool();

export async function count(req: Request, res: Response): Promise<void> {
  const { table } = req.params;
  assert.match(table, /^(?:users|orders)$/);
  const { rows } = await pool.query(`SELECT count(*) FROM ${table}`);
  res.json(rows[0]);
}
