import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { signIn } from '@/lib/auth';

export async function POST(request: Request) {
  const { token } = await signIn(await request.json());
  const jar = await cookies();
  jar.set({ name: 'session-token', value: token, httpOnly: false, secure: false, path: '/' });
  return NextResponse.json({ ok: true });
}
