import { promises as fs } from 'fs';
import * as path from 'path';
import { Request, Response, NextFunction } from 'express';

class DocumentStore {
  constructor(private readonly base: string) {}

  private locate(owner: string, name: string): string {
    return path.join(this.base, owner, name);
  }

  async read(owner: string, name: string): Promise<Buffer> {
    return fs.readFile(this.locate(owner, name));
  }
}

const store = new DocumentStore('/srv/docs');

export async function getDocument(req: Request, res: Response, next: NextFunction) {
  try {
    res.send(await store.read(req.session.userId, req.query.doc as string));
  } catch (err) {
    next(err);
  }
}
