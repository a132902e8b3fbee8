import type { NextRequest } from 'next/server';

export async function GET(request: NextRequest): Promise<Response> {
  const target = request.nextUrl.searchParams.get('url');
  if (!target) return new Response('missing url', { status: 400 });
  const upstream = await fetch(target, { headers: { accept: 'image/*' } });
  return new Response(upstream.body, { status: upstream.status });
}
