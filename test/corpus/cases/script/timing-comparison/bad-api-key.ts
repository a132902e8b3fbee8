import type { NextFunction, Request, Response } from 'express';

const apiKey = process.env.API_KEY ?? '';

export function requireKey(req: Request, res: Response, next: NextFunction): void {
  if (req.get('x-api-key') === apiKey) {
    next();
    return;
  }
  res.sendStatus(401);
}
