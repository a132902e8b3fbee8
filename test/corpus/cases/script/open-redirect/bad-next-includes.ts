import { NextResponse, type NextRequest } from 'next/server';

export function GET(request: NextRequest) {
  const target = request.nextUrl.searchParams.get('target') ?? '';
  if (!target.includes('example.com')) return NextResponse.json({ error: 'bad target' }, { status: 400 });
  return NextResponse.redirect(target);
}
