import { NextRequest, NextResponse } from 'next/server';
export async function GET(request: NextRequest) {
  const target = request.nextUrl.searchParams.get('url');
  if (!target) return NextResponse.json({ error: 'missing' }, { status: 400 });
  const upstream = await fetch(target);
  return new NextResponse(upstream.body);
}
