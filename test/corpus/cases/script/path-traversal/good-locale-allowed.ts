import fs from 'node:fs';
import type { Request, Response, NextFunction } from 'express';

const known = ['en', 'de', 'fr'] as const;
type Locale = (typeof known)[number];
const isKnown = (text: string): text is Locale => (known as readonly string[]).includes(text);

export function locale(req: Request, res: Response, next: NextFunction): void {
  const wanted = String(req.cookies.locale);
  const name = isKnown(wanted) ? wanted : 'en';
  res.locals.messages = JSON.parse(fs.readFileSync(`locales/${name}/messages.json`, 'utf8'));
  next();
}
