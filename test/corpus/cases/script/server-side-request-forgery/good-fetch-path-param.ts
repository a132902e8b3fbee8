import type { NextRequest } from 'next/server';

const API = 'https://api.github.com';

export async function GET(request: NextRequest) {
  const user = request.nextUrl.searchParams.get('user') ?? '';
  const result = await fetch(`${API}/users/${encodeURIComponent(user)}`);
  return Response.json(await result.json(), { status: result.status });
}
