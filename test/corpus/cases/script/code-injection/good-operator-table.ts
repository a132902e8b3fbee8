import { Request, Response } from 'express';

type Op = (a: number, b: number) => boolean;
const OPS: Record<string, Op> = {
  gt: (a, b) => a > b,
  lt: (a, b) => a < b,
  eq: (a, b) => a === b,
};

export function filter(items: { price: number }[]) {
  return (req: Request, res: Response) => {
    const name = String(req.query.op);
    const op = Object.keys(OPS).includes(name) ? OPS[name] : OPS.eq;
    res.json(items.filter((i) => op(i.price, Number(req.query.price))));
  };
}
