import type { Request, Response } from 'express';

export function language(req: Request, res: Response): void {
  const lang = encodeURIComponent(String(req.query.lang));
  res.setHeader('Set-Cookie', `lang=${lang}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  res.end('ok');
}
