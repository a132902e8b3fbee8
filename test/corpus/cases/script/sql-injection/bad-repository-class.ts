import type { Context } from 'koa';
import mysql, { type Pool } from 'mysql2/promise';

class UserRepository {
  private readonly pool: Pool;
  constructor(pool: Pool) {
    this.pool = pool;
  }

  private where(field: string, value: string): string {
    return field + " = '" + value.trim() + "'";
  }

  async findByEmail(email: string) {
    const sql = 'SELECT * FROM users WHERE ' + this.where('email', email);
    const [rows] = await this.pool.query(sql);
    return rows;
  }
}

const repository = new UserRepository(mysql.createPool(process.env.DATABASE_URL ?? ''));

export async function showUser(ctx: Context): Promise<void> {
  ctx.body = await repository.findByEmail(String(ctx.query.email));
}
