import Fastify from 'fastify';
import { closeAccount } from './accounts';

const app = Fastify();
app.post('/accounts/:id/close', async (request, reply) => {
  if (!request.body.isStaff) return reply.code(403).send();
  await closeAccount(Number(request.params.id));
  return reply.code(204).send();
});
