import Fastify from 'fastify';
import knexFactory from 'knex';

const knex = knexFactory({ client: 'pg', connection: process.env.PG_URL });
const server = Fastify();

server.get<{ Querystring: { term: string } }>('/products', async (request) => {
  const { term } = request.query;
  return knex('products').select('id').whereRaw('lower(name) like ?', [`%${term.toLowerCase()}%`]);
});

await server.listen({ port: 8080 });
