import type { Request, Response, NextFunction } from 'express';

const sessions = new Map<string, object>();

export function session(req: Request, res: Response, next: NextFunction): void {
  const sessionId = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256).toString(16)).join('');
  sessions.set(sessionId, {});
  res.cookie('sid', sessionId, { httpOnly: true, secure: true, sameSite: 'lax' });
  next();
}
