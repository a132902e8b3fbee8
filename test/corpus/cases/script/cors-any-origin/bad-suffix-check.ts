import type { Context, Next } from 'koa';

const isOurs = (origin: string): boolean => origin.includes('example.com');

export async function cors(ctx: Context, next: Next): Promise<void> {
  const origin = ctx.get('Origin');
  if (isOurs(origin)) {
    ctx.set('Access-Control-Allow-Origin', origin);
    ctx.set('Access-Control-Allow-Credentials', 'true');
  }
  await next();
}
