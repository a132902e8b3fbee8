import { Request, Response } from 'express';

function isLocal(u: string): boolean {
  return u.startsWith('/') && !u.startsWith('//');
}

export function finish(req: Request, res: Response) {
  const u = req.query.u as string;
  res.writeHead(302, { Location: isLocal(u) ? u : '/' });
  res.end();
}
