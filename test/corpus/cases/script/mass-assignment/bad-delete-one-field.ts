import type { Request, Response } from 'express';
import { User } from './models';

export async function update(req: Request, res: Response): Promise<void> {
  const changes = { ...req.body };
  delete changes.id;
  const user = await User.findByPk(req.params.id);
  await user?.update(changes);
  res.json(user);
}
