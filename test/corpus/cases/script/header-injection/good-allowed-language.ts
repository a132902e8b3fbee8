import type { Request, Response } from 'express';

const languages = ['de', 'en', 'fr'];

export function language(req: Request, res: Response): void {
  const lang = languages.find((each) => each === req.query.lang) ?? 'en';
  res.setHeader('Content-Language', lang);
  res.end('ok');
}
