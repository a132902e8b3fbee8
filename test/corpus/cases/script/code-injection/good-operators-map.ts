import type { NextRequest } from 'next/server';

type Operator = (left: number, right: number) => number;

const operators = new Map<string, Operator>([
  ['add', (left, right) => left + right],
  ['times', (left, right) => left * right],
]);

export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const operator = operators.get(query.get('op') ?? 'add');
  if (!operator) return new Response('unknown operator', { status: 400 });
  return Response.json(operator(Number(query.get('a')), Number(query.get('b'))));
}
