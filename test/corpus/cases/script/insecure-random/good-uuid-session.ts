import { randomUUID } from 'node:crypto';
import type { Request, Response, NextFunction } from 'express';

export function session(req: Request, res: Response, next: NextFunction): void {
  const sessionId = randomUUID();
  const isSampled = Math.random() < 0.01;
  res.locals.trace = isSampled;
  res.cookie('sid', sessionId, { httpOnly: true, secure: true, sameSite: 'lax' });
  next();
}
