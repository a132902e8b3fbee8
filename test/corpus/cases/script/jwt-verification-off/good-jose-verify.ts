import { jwtVerify } from 'jose';
import { NextResponse, type NextRequest } from 'next/server';

const key = new TextEncoder().encode(process.env.JWT_SECRET);

export async function middleware(request: NextRequest) {
  const token = request.cookies.get('session')?.value ?? '';
  const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
  return payload.role === 'admin' ? NextResponse.next() : new NextResponse(null, { status: 403 });
}
