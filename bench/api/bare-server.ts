/**
 * The peer of the list route: the same statement over the same store, in a route without authentication,
 * validation, pages or a schema, answered with JSON.stringify.
 */
// Brings the table into the types.

import { fastify } from 'fastify';
import type {} from '../../src/backend/contexts/time/entries/time-entries.tables.ts';
import { openSqlite } from '../../src/backend/platform/db/index.ts';
import type { Schema } from '../../src/backend/schema.ts';

const [, , directory = '', organizationId = ''] = process.argv;

const database = await openSqlite<Schema>({ directory });
const app = fastify();
app.get('/bare', async (_request, reply) => {
  const rows = await database.query
    .selectFrom('time_entries')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(101)
    .execute();
  return reply.type('application/json').send(JSON.stringify(rows));
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.once('SIGTERM', async () => {
  await app.close();
  await database.close();
});
console.log(JSON.stringify({ url }));
