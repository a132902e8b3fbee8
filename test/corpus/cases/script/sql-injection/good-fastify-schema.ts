import Fastify from 'fastify';
import pg from 'pg';

const app = Fastify();
const db = new pg.Pool();

const querystring = {
  type: 'object',
  properties: { sort: { type: 'string', enum: ['name', 'created'] }, page: { type: 'integer' } },
};

app.get('/items', { schema: { querystring } }, async (request, reply) => {
  const { sort, page } = request.query as { sort: string; page: number };
  const { rows } = await db.query(`SELECT * FROM items ORDER BY ${sort} LIMIT 20 OFFSET ${page}`);
  return rows;
});
