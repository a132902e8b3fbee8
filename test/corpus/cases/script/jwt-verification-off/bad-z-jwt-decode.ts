import jwt from 'jsonwebtoken';
import type { Request, Response, NextFunction } from 'express';
export function requireAdmin(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.split(' ')[1] ?? '';
  const claims = jwt.decode(token) as { role?: string } | null;
  if (claims?.role !== 'admin') return res.sendStatus(403);
  next();
}
