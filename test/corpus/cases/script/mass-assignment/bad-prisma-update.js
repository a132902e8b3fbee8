import { PrismaClient } from '@prisma/client';
import Fastify from 'fastify';

const prisma = new PrismaClient();
const app = Fastify();

app.patch('/profile/:id', async (request) => {
  const { password, ...data } = request.body;
  return prisma.user.update({ where: { id: Number(request.params.id) }, data });
});

await app.listen({ port: 3000 });
