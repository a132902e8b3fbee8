import fs from 'node:fs/promises';
import path from 'node:path';
import Koa from 'koa';

const app = new Koa();

async function within(root: string, name: string): Promise<string> {
  const real = await fs.realpath(path.join(root, name));
  if (!real.startsWith(`${root}${path.sep}`)) throw new Error('outside of the folder');
  return real;
}

app.use(async (ctx) => {
  const file = await within('/srv/www', String(ctx.query.path));
  ctx.body = await fs.readFile(file);
});
