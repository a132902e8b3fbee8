import type { Context } from 'koa';
import mysql from 'mysql2/promise';

const pool = mysql.createPool(process.env.DATABASE_URL ?? '');

function toPage(text: unknown): number {
  const page = Number.parseInt(String(text), 10);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

export async function listUsers(ctx: Context): Promise<void> {
  const page = toPage(ctx.query.page);
  const [rows] = await pool.query(`SELECT id, name FROM users LIMIT 20 OFFSET ${(page - 1) * 20}`);
  ctx.body = rows;
}
