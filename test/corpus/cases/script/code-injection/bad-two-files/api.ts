import Fastify from 'fastify';
import { Formula } from './formula';

const app = Fastify();

app.post<{ Body: { formula: string; rows: object[] } }>('/column', async ({ body }) => {
  const compute = new Formula(body.formula).compile();
  return body.rows.map((row) => compute(row));
});
