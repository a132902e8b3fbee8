import type { FastifyInstance } from 'fastify';
import mysql from 'mysql2/promise';

class Query {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];
  add(part: string, ...values: unknown[]): this {
    this.parts.push(part);
    this.values.push(...values);
    return this;
  }
  get text(): string {
    return this.parts.join(' ');
  }
}

export default async function routes(app: FastifyInstance): Promise<void> {
  const connection = await mysql.createConnection(process.env.MYSQL_URL ?? '');
  app.get<{ Querystring: { status?: string } }>('/jobs', async ({ query: { status = 'open' } }) => {
    const query = new Query().add('SELECT id FROM jobs').add('WHERE status = ?', status);
    const [rows] = await connection.execute(query.text, query.values);
    return rows;
  });
}
