import type { Request, Response } from 'express';

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;

class Hooks {
  private readonly sources: Record<string, string> = {};
  set(name: string, source: string): void {
    this.sources[name] = source;
  }
  async run(name: string, payload: unknown): Promise<unknown> {
    return new AsyncFunction('payload', this.sources[name])(payload);
  }
}

const hooks = new Hooks();

export async function tryHook(req: Request, res: Response): Promise<void> {
  hooks.set('draft', req.body.source);
  res.json(await hooks.run('draft', req.body.payload));
}
