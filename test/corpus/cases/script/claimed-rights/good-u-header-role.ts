import type { NextFunction, Request, Response } from 'express';
import { rolesOf } from './roles';

export async function adminOnly(req: Request, res: Response, next: NextFunction) {
  const roles = await rolesOf(req.session.userId);
  if (!roles.has('admin')) return res.sendStatus(403);
  return next();
}
