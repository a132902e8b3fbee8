import { spawn } from 'node:child_process';
import type { Context } from 'koa';

export async function runTool(ctx: Context): Promise<void> {
  const { tool, args = [] } = ctx.request.body as { tool: string; args?: string[] };
  const child = spawn(tool, args, { stdio: 'pipe' });
  ctx.type = 'text';
  ctx.body = child.stdout;
}
