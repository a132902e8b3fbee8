import type { NextRequest } from 'next/server';

const hosts = ['images.example.com', 'cdn.example.com'];

export async function GET(request: NextRequest): Promise<Response> {
  const target = new URL(request.nextUrl.searchParams.get('url') ?? '');
  if (target.protocol !== 'https:' || !hosts.includes(target.hostname)) {
    return new Response('refused', { status: 400 });
  }
  const upstream = await fetch(target, { redirect: 'error' });
  return new Response(upstream.body);
}
