import type { Request, Response } from 'express';

export function language(req: Request, res: Response): void {
  const lang = String(req.query.lang);
  res.setHeader('Content-Language', lang);
  res.setHeader('Set-Cookie', 'lang=' + lang + '; Path=/');
  res.end('ok');
}
