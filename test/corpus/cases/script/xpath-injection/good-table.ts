import type { Request, Response } from 'express';
import libxmljs from 'libxmljs2';
import { source } from './source';

const paths: Record<string, string> = { titles: '//book/title', authors: '//book/author' };

export function list(req: Request, res: Response): void {
  const path = paths[String(req.query.of)] ?? '//book';
  res.json(libxmljs.parseXml(source()).find(path).length);
}
