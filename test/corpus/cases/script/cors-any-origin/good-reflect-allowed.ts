import type { NextFunction, Request, Response } from 'express';

const allowed = new Set(['https://app.example.com', 'https://admin.example.com']);

export function cors(req: Request, res: Response, next: NextFunction): void {
  const { origin } = req.headers;
  if (origin && allowed.has(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Vary', 'Origin');
  }
  next();
}
