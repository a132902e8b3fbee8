import vm from 'node:vm';
import type { Request, Response } from 'express';

interface Sheet {
  readonly cells: Record<string, number>;
  readonly formula: string;
}

async function evaluate({ cells, formula }: Sheet): Promise<unknown> {
  const context = vm.createContext({ ...cells, Math });
  const script = new vm.Script(`(${formula.replace(/;/g, '')})`);
  return script.runInContext(context, { timeout: 100 });
}

export const calculate = (req: Request, res: Response) =>
  evaluate(req.body as Sheet)
    .then((value) => res.json({ value }))
    .catch(() => res.status(422).end());
