import { type NextRequest, NextResponse } from 'next/server';

const partners: ReadonlySet<string> = new Set(['images.example.com', 'cdn.example.com']);

export async function GET(request: NextRequest) {
  const src = request.nextUrl.searchParams.get('src');
  if (!src) return NextResponse.json({ error: 'src is missing' }, { status: 400 });
  const address = new URL(src);
  if (address.protocol !== 'https:' || !partners.has(address.hostname)) {
    return new NextResponse(null, { status: 403 });
  }
  const upstream = await fetch(address, { redirect: 'error' });
  return new NextResponse(upstream.body, { headers: { 'content-type': 'image/png' } });
}
