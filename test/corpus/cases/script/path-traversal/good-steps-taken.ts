import type { Request, Response } from 'express';
import path from 'node:path';

export function download(req: Request, res: Response) {
  const file = path.normalize(String(req.query.file)).replace(/^(\.\.(\/|\\|$))+/, '');
  res.sendFile(path.join('/srv/files', file));
}
