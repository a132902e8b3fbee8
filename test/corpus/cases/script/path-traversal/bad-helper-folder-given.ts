import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Request, Response } from 'express';

function place(root: string, name: string): string {
  const file = path.resolve(root, name);
  if (file === root) throw new Error('a folder');
  return file;
}

export async function download(req: Request, res: Response): Promise<void> {
  const file = place('/srv/invoices', String(req.query['name']));
  res.type('pdf').send(await readFile(file));
}
