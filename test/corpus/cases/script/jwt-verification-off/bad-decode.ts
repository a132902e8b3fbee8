import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';

export function authenticate(req: Request, res: Response, next: NextFunction): void {
  const token = req.headers.authorization?.replace('Bearer ', '') ?? '';
  const claims = jwt.decode(token) as { sub: string; role: string } | null;
  if (claims === null) {
    res.sendStatus(401);
    return;
  }
  res.locals.user = { id: claims.sub, role: claims.role };
  next();
}
