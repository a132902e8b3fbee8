import { type NextRequest, NextResponse } from 'next/server';

const partner = 'images.example.com';

function isPartner(address: URL): boolean {
  return address.hostname.endsWith(partner) || address.hostname.includes('cdn');
}

export async function GET(request: NextRequest) {
  const src = request.nextUrl.searchParams.get('src');
  if (!src) return NextResponse.json({ error: 'src is missing' }, { status: 400 });
  const address = new URL(src);
  if (!isPartner(address)) return new NextResponse(null, { status: 403 });
  const upstream = await fetch(address, { redirect: 'error' });
  return new NextResponse(upstream.body, { headers: { 'content-type': 'image/png' } });
}
