import type { NextFunction, Request, Response } from 'express';

export function adminOnly(req: Request, res: Response, next: NextFunction) {
  if (req.headers['x-user-role'] !== 'admin') return res.sendStatus(403);
  return next();
}
