import { decodeJwt } from 'jose';
import { NextResponse, type NextRequest } from 'next/server';

export function middleware(request: NextRequest) {
  const token = request.cookies.get('session')?.value;
  if (!token) return NextResponse.redirect(new URL('/login', request.url));
  const { role } = decodeJwt(token);
  return role === 'admin' ? NextResponse.next() : new NextResponse(null, { status: 403 });
}
