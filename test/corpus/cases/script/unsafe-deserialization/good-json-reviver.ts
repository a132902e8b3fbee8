import { Request, Response } from 'express';

function revive(key: string, value: unknown) {
  if (key === '__proto__') return undefined;
  return key.endsWith('At') && typeof value === 'string' ? new Date(value) : value;
}

export function restore(req: Request, res: Response) {
  const state = JSON.parse(String(req.body.state), revive);
  res.json({ createdAt: state.createdAt });
}
