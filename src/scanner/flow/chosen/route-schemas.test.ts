import { checkMarks } from '../marked.test.ts';

const head = `import Fastify from 'fastify';
import { Type } from '@sinclair/typebox';
import pg from 'pg';
import { z } from 'zod';
const app = Fastify();
const db = new pg.Pool();
`;
const query = (value: string, mark = '') =>
  `return db.query(\`SELECT * FROM t WHERE id = \${${value}}\`);${mark}`;

describe('a request that the schema of its route has let in', () => {
  it('holds numbers and words of a list where a schema of JSON says so', async () => {
    await checkMarks(
      'typescript',
      `${head}
const querystring = { type: 'object', properties: { sort: { enum: ['a', 'b'] }, page: { type: 'integer' } } } as const;
app.get('/1', { schema: { querystring } }, async (req) => {
  ${query('(req.query as any).sort')}
});
app.get('/2', { schema: { querystring } }, async (req) => {
  const { page } = req.query as { page: number };
  ${query('page')}
});
app.get('/3', { schema: { querystring } }, async (req) => {
  ${query('(req.query as any).other', ' // !')}
});
app.get('/4', { schema: { querystring: { type: 'object', properties: { q: { type: 'string' } } } } }, async (req) => {
  ${query('(req.query as any).q', ' // !')}
});
app.get('/5', { schema: { querystring } }, async (req) => {
  ${query('(req.params as any).sort', ' // !')}
});
app.get('/6', { attachValidation: true, schema: { querystring } }, async (req) => {
  ${query('(req.query as any).page', ' // !')}
});
app.route({
  method: 'POST',
  url: '/7',
  schema: { body: { type: 'object', properties: { ids: { type: 'array', items: { type: ['integer', 'null'] } }, on: { const: 'x' } } } },
  handler: async (req, reply) => {
    const body = req.body as any;
    await db.query(\`SELECT \${body.on}\`);
    ${query('body.ids[0]')}
  },
});
app.route({
  method: 'POST',
  url: '/8',
  schema: { body: { type: 'object', properties: { name: { type: 'string', enum: names() } } } },
  handler: async (req, reply) => {
    ${query('(req.body as any).name', ' // !')}
  },
});
app.get('/9', async (req) => {
  ${query('(req.query as any).sort', ' // !')}
});
`,
    );
  });

  it('holds them where TypeBox or zod says so', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/a/:id', { schema: { params: Type.Object({ id: Type.Integer() }) } }, async (req) => {
  ${query('(req.params as any).id')}
});
app.get('/b', { schema: { querystring: Type.Object({ sort: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])) }) } }, async (req) => {
  ${query('(req.query as any).sort')}
});
app.get('/c/:id', { schema: { params: Type.Object({ id: Type.String() }) } }, async (req) => {
  ${query('(req.params as any).id', ' // !')}
});
app.get('/d', { schema: { querystring: Type.Object({ sort: Type.Union([Type.Literal('a'), Type.String()]) }) } }, async (req) => {
  ${query('(req.query as any).sort', ' // !')}
});
app.get('/e', { schema: { querystring: z.object({ page: z.coerce.number(), q: z.string() }) } }, async (req) => {
  await db.query(\`SELECT \${(req.query as any).page}\`);
  ${query('(req.query as any).q', ' // !')}
});
`,
    );
  });

  it('may hold anything where the program checks it by itself', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.setValidatorCompiler(() => () => true);
app.get('/a/:id', { schema: { params: { type: 'object', properties: { id: { type: 'integer' } } } } }, async (req) => {
  ${query('(req.params as any).id', ' // !')}
});
`,
    );
  });
});
