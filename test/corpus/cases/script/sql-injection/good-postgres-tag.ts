import Fastify from 'fastify';
import postgres from 'postgres';

const sql = postgres(process.env.PG_URL ?? '');
const server = Fastify();

server.get<{ Querystring: { term: string } }>('/products', async (request) => {
  const pattern = `%${request.query.term}%`;
  return sql`SELECT id, name FROM products WHERE name ILIKE ${pattern} LIMIT 50`;
});

await server.listen({ port: 8080 });
