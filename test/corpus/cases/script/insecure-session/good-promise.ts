import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { authenticate } from './accounts';

export async function login(req: Request, res: Response): Promise<void> {
  const user = await authenticate(req.body);
  await promisify(req.session.regenerate.bind(req.session))();
  req.session.userId = user.id;
  res.json({ ok: true });
}
