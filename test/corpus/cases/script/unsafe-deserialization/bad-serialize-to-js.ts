import { deserialize } from 'serialize-to-js';
import type { Context } from 'koa';

export async function preferences(ctx: Context): Promise<void> {
  const header = ctx.get('x-preferences');
  const values = deserialize(decodeURIComponent(header));
  ctx.body = { theme: values.theme ?? 'light' };
}
