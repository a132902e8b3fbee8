import type { Request, Response } from 'express';

const operations = new Map<string, (a: number, b: number) => number>([
  ['add', (a, b) => a + b],
  ['multiply', (a, b) => a * b],
  ['power', (a, b) => a ** b],
]);

async function evaluate(name: string, a: number, b: number): Promise<number> {
  const operation = operations.get(name);
  if (operation === undefined) throw new RangeError(name);
  return operation(a, b);
}

export const calculate = (req: Request, res: Response) =>
  evaluate(req.body.operation, Number(req.body.a), Number(req.body.b))
    .then((value) => res.json({ value }))
    .catch(() => res.status(422).end());
