import { Prisma, PrismaClient } from '@prisma/client';
import type { NextRequest } from 'next/server';

const prisma = new PrismaClient();
const groups = { region: Prisma.sql`region`, shop: Prisma.sql`shop` };

async function totals(period: string, groupBy: keyof typeof groups) {
  const column = groups[groupBy] ?? groups.region;
  return prisma.$queryRaw<{ sum: number }[]>`SELECT ${column}, sum(amount) FROM sales WHERE period = ${period} GROUP BY ${column}`;
}

export async function POST(request: NextRequest) {
  const { period, groupBy } = await request.json();
  return Response.json(await totals(period, groupBy));
}
