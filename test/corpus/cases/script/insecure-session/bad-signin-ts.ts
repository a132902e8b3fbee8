import type { Request, Response } from 'express';
import { verifyPassword } from './passwords';

export async function signIn(req: Request, res: Response): Promise<void> {
  const account = await verifyPassword(req.body.mail, req.body.password);
  if (account === undefined) {
    res.status(401).json({ error: 'wrong mail or password' });
    return;
  }
  req.session.user = { id: account.id, mail: account.mail };
  res.json({ ok: true });
}
