import Koa, { type Context, type Next } from 'koa';

class AccessLog {
  write(line: string): void {
    console.info(line);
  }
}

const log = new AccessLog();

async function record(ctx: Context, next: Next): Promise<void> {
  await next();
  log.write(`${ctx.status} user=${ctx.query.user} agent=${ctx.get('user-agent')}`);
}

new Koa().use(record).listen(3000);
