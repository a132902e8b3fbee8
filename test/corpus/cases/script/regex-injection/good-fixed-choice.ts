import type { Request, Response } from 'express';

const patterns: Record<string, string> = { mail: '^[^@\\s]+@[^@\\s]+$', digits: '^\\d+$' };

export function check(req: Request, res: Response): void {
  const kind = req.query.kind === 'mail' ? 'mail' : 'digits';
  const expression = new RegExp(patterns[kind]);
  res.json({ valid: expression.test(String(req.query.text).slice(0, 200)) });
}
