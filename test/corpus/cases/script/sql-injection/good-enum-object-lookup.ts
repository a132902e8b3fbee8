import { Pool } from 'pg';
import { Request, Response } from 'express';

enum Metric {
  Views = 'views',
  Clicks = 'clicks',
}

const pool = new Pool();

function isMetric(value: unknown): value is Metric {
  return Object.values(Metric).includes(value as Metric);
}

export async function metric(req: Request, res: Response) {
  const name = req.query.metric;
  if (!isMetric(name)) {
    return res.status(400).json({ error: 'unknown metric' });
  }
  const { rows } = await pool.query(`SELECT day, ${name} FROM metrics WHERE site = $1`, [req.params.site]);
  res.json(rows);
}
