import { Prisma, PrismaClient } from '@prisma/client';
import type { NextRequest } from 'next/server';

const prisma = new PrismaClient();

async function totals(period: string, groupBy: string) {
  const statement = ['SELECT', groupBy, ', sum(amount) FROM sales', 'WHERE period = $1', 'GROUP BY', groupBy].join(' ');
  return prisma.$queryRawUnsafe<{ sum: number }[]>(statement, period);
}

export async function POST(request: NextRequest) {
  const { period, groupBy = 'region' } = await request.json();
  return Response.json(await totals(period, groupBy));
}
