import { Pool } from 'pg';

const pool = new Pool({ max: 4 });

export async function selectWhere(table: string, condition: string): Promise<unknown[]> {
  const result = await pool.query(`SELECT * FROM ${table} WHERE ${condition}`);
  return result.rows;
}
