import type { NextRequest } from 'next/server';

export async function POST(request: NextRequest) {
  const { callbackUrl, event } = await request.json();
  const result = await fetch(callbackUrl, {
    method: 'POST',
    body: JSON.stringify({ event }),
  });
  return Response.json({ status: result.status, body: await result.text() });
}
