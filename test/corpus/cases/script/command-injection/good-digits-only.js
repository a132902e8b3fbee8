import { execSync } from 'node:child_process';
import Koa from 'koa';

const app = new Koa();

app.use(async (ctx) => {
  const pid = String(ctx.query.pid).replace(/[^0-9]/g, '');
  ctx.body = execSync(`ps -o rss= -p ${pid || '1'}`).toString();
});

app.listen(3000);
