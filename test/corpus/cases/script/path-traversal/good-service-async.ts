import { promises as fs } from 'fs';
import * as path from 'path';
import { Request, Response, NextFunction } from 'express';

class DocumentStore {
  constructor(private readonly base: string) {}

  private locate(owner: string, name: string): string {
    const home = path.join(this.base, owner);
    const full = path.resolve(home, name);
    const rel = path.relative(home, full);
    if (!rel || rel.startsWith('..') || path.isAbsolute(rel)) {
      throw new Error('outside of the store');
    }
    return full;
  }

  async read(owner: string, name: string): Promise<Buffer> {
    return fs.readFile(this.locate(owner, name));
  }
}

const store = new DocumentStore('/srv/docs');

export async function getDocument(req: Request, res: Response, next: NextFunction) {
  try {
    res.send(await store.read(req.session.userId, String(req.query.doc)));
  } catch (err) {
    next(err);
  }
}
