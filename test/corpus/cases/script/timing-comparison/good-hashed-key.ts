import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const expected = digest(process.env.API_KEY ?? '');

export function requireKey(req: Request, res: Response, next: NextFunction): void {
  if (!timingSafeEqual(digest(req.get('x-api-key') ?? ''), expected)) {
    res.sendStatus(401);
    return;
  }
  next();
}
