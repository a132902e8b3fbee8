import { PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';

const prisma = new PrismaClient();

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { q } = req.query;
  const posts = await prisma.$queryRawUnsafe(`SELECT * FROM "Post" WHERE title ILIKE '%${q}%'`);
  res.status(200).json(posts);
}
