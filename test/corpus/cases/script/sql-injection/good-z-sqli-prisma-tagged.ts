import { PrismaClient } from '@prisma/client';
import type { NextApiRequest, NextApiResponse } from 'next';
const prisma = new PrismaClient();
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const found = await prisma.$queryRaw`SELECT * FROM "Product" WHERE name ILIKE ${'%' + req.query.q + '%'}`;
  res.status(200).json(found);
}
