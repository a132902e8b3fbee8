import type { Context, Next } from 'koa';

const fallback = '/home';

export async function afterLogin(ctx: Context, next: Next) {
  await next();
  const back = ctx.cookies.get('back') ?? ctx.get('referer');
  const target = new URL(back || fallback, ctx.origin);
  if (target.protocol !== 'https:') {
    ctx.redirect(fallback);
    return;
  }
  ctx.redirect(target.toString());
}

export async function remember(ctx: Context) {
  ctx.cookies.set('back', ctx.query.back as string);
  ctx.redirect((ctx.query.back as string) || fallback);
}
