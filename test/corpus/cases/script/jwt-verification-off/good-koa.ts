import type { Context, Next } from 'koa';
import jwt from 'jsonwebtoken';

const options: jwt.VerifyOptions = { ignoreExpiration: false, algorithms: ['HS256'], maxAge: '8h' };

export async function authenticate(ctx: Context, next: Next): Promise<void> {
  ctx.state.user = jwt.verify(ctx.cookies.get('token') ?? '', process.env.JWT_SECRET ?? '', options);
  await next();
}
