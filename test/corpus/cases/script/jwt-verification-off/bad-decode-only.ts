import jwt from 'jsonwebtoken';
import { Request, Response, NextFunction } from 'express';

export function requireAdmin(req: Request, res: Response, next: NextFunction) {
  const token = req.cookies.token as string;
  const claims = jwt.decode(token) as { role?: string } | null;
  if (!claims || claims.role !== 'admin') {
    return res.status(403).end();
  }
  next();
}
