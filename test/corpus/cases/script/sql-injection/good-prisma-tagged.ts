import { PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';

const prisma = new PrismaClient();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { q } = req.query;
  const pattern = `%${q}%`;
  const posts = await prisma.$queryRaw`SELECT * FROM "Post" WHERE title ILIKE ${pattern}`;
  res.status(200).json(posts);
}
