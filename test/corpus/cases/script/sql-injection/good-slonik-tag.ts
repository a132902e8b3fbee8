import { createPool, sql } from 'slonik';
import type { FastifyInstance } from 'fastify';

export default async function routes(app: FastifyInstance) {
  const pool = await createPool(process.env.DATABASE_URL as string);
  app.get<{ Querystring: { name: string } }>('/find', async (request) => {
    return pool.any(sql.unsafe`SELECT id FROM person WHERE name = ${request.query.name}`);
  });
}
