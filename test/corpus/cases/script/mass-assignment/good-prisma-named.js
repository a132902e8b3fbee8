import { PrismaClient } from '@prisma/client';
import Fastify from 'fastify';

const prisma = new PrismaClient();
const app = Fastify();

app.patch('/profile/:id', async (request) => {
  const { displayName, bio } = request.body;
  return prisma.user.update({ where: { id: Number(request.params.id) }, data: { displayName, bio } });
});
