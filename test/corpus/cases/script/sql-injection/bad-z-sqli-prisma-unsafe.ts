import { PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';
const prisma = new PrismaClient();
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { q } = req.query;
  const found = await prisma.$queryRawUnsafe(`SELECT * FROM "Product" WHERE name ILIKE '%${q}%'`);
  res.status(200).json(found);
}
