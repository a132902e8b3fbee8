import type { NextFunction, Request, Response } from 'express';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { keyFor } from './keys.js';

function bearer(req: Request): string {
  return (req.headers.authorization ?? '').replace(/^Bearer /, '');
}

export async function authenticate(req: Request, res: Response, next: NextFunction) {
  const header = jwt.decode(bearer(req), { complete: true })?.header;
  try {
    const key = await keyFor(header?.kid);
    const claims = jwt.verify(bearer(req), key, { algorithms: ['RS256'], issuer: 'https://id.example.com' }) as JwtPayload;
    res.locals.user = { id: claims.sub, roles: claims.roles };
    return next();
  } catch {
    return res.status(401).end();
  }
}
