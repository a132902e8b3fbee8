import { createReadStream } from 'node:fs';
import path from 'node:path';
import Koa from 'koa';

const app = new Koa();

app.use(async (ctx) => {
  const wanted = path.normalize(decodeURIComponent(String(ctx.query.path)));
  const file = path.join('/srv/www', wanted);
  if (!file.startsWith('/srv/')) ctx.throw(403);
  ctx.body = createReadStream(file);
});
