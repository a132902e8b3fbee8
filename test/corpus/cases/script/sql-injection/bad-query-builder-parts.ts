import type { FastifyInstance } from 'fastify';
import mysql from 'mysql2/promise';

class Query {
  private readonly parts: string[] = [];
  add(part: string): this {
    this.parts.push(part);
    return this;
  }
  toString(): string {
    return this.parts.join(' ');
  }
}

export default async function routes(app: FastifyInstance): Promise<void> {
  const connection = await mysql.createConnection(process.env.MYSQL_URL ?? '');
  app.get<{ Querystring: { status?: string } }>('/jobs', async ({ query: { status = 'open' } }) => {
    const query = new Query().add('SELECT id FROM jobs').add(`WHERE status = "${status}"`);
    const [rows] = await connection.execute(query.toString());
    return rows;
  });
}
