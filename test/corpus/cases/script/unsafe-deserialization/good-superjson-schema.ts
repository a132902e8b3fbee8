import type { Context } from 'koa';
import * as YAML from 'yaml';
import { z } from 'zod';

const schema = z.object({ theme: z.enum(['light', 'dark']) });

export async function preferences(ctx: Context): Promise<void> {
  const values = schema.parse(YAML.parse(ctx.get('x-preferences')));
  ctx.body = { theme: values.theme };
}
