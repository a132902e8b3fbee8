import type { NextRequest } from 'next/server';

type Predicate = (row: Record<string, unknown>) => boolean;

function compile(source: string): Predicate {
  return new Function('row', `return ${source};`) as Predicate;
}

const rows = [{ id: 1, score: 4 }, { id: 2, score: 9 }];

export async function GET(request: NextRequest): Promise<Response> {
  const filter = request.nextUrl.searchParams.get('filter') ?? 'true';
  return Response.json(rows.filter(compile(filter)));
}
