import fs from 'node:fs';
import type { Request, Response, NextFunction } from 'express';

const cache = new Map<string, unknown>();

function load(locale: string): unknown {
  if (!cache.has(locale)) {
    const file = ['locales', locale, 'messages.json'].join('/');
    cache.set(locale, JSON.parse(fs.readFileSync(file, { encoding: 'utf8' })));
  }
  return cache.get(locale);
}

export function locale(req: Request, res: Response, next: NextFunction): void {
  res.locals.messages = load(req.cookies.locale ?? 'en');
  next();
}
