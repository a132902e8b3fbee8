import type { Request, Response } from 'express';
import { User } from './models';

class Changes {
  readonly name: string;
  readonly city: string;
  constructor({ name, city }: Record<string, unknown>) {
    this.name = String(name);
    this.city = String(city);
  }
}

export async function update(req: Request, res: Response): Promise<void> {
  const user = await User.findByPk(req.params.id);
  await user?.update({ ...new Changes(req.body) });
  res.json(user);
}
