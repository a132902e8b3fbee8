import { NextRequest, NextResponse } from 'next/server';
const ALLOWED = new Set(['images.example.com', 'cdn.example.com']);
export async function GET(request: NextRequest) {
  const target = new URL(request.nextUrl.searchParams.get('url') ?? '');
  if (target.protocol !== 'https:' || !ALLOWED.has(target.hostname)) return NextResponse.json({}, { status: 400 });
  return new NextResponse((await fetch(target)).body);
}
