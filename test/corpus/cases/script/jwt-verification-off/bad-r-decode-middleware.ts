import type { NextFunction, Request, Response } from 'express';
import jwt, { type JwtPayload } from 'jsonwebtoken';

function bearer(req: Request): string {
  return (req.headers.authorization ?? '').replace(/^Bearer /, '');
}

export function authenticate(req: Request, res: Response, next: NextFunction) {
  const claims = jwt.decode(bearer(req)) as JwtPayload | null;
  if (!claims || (claims.exp ?? 0) * 1000 < Date.now()) return res.status(401).end();
  res.locals.user = { id: claims.sub, roles: claims.roles };
  return next();
}
