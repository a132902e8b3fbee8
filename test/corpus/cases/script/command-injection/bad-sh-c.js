import { execFileSync } from 'node:child_process';
import Koa from 'koa';

const app = new Koa();

app.use(async (ctx) => {
  const name = ctx.query.name ?? 'all';
  const script = 'grep -c "' + name + '" /var/log/app.log';
  ctx.body = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
});

app.listen(3000);
