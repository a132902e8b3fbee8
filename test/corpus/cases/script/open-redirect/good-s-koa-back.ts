import type { Context } from 'koa';

const pages = ['/home', '/orders', '/settings'] as const;
type Page = (typeof pages)[number];

function pageOf(value: unknown): Page {
  return pages.find((page) => page === value) ?? '/home';
}

export async function remember(ctx: Context) {
  ctx.redirect(pageOf(ctx.query.back));
}

export async function afterLogin(ctx: Context) {
  ctx.redirect(`/welcome?from=${encodeURIComponent(String(ctx.query.from ?? ''))}`);
}
