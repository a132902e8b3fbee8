import { NextResponse, type NextRequest } from 'next/server';

export function GET(request: NextRequest) {
  const id = Number(request.nextUrl.searchParams.get('id'));
  return NextResponse.redirect(new URL(`/posts/${id}`, 'https://blog.example.com'));
}
