import { execSync } from 'node:child_process';
import type { Context } from 'koa';

function commandFor(name: string): string {
  switch (name) {
    case 'disk':
      return 'df -h';
    case 'memory':
      return 'free -m';
    default:
      throw new Error('unknown report');
  }
}

export async function report(ctx: Context): Promise<void> {
  ctx.body = execSync(commandFor(String(ctx.query.name))).toString();
}
