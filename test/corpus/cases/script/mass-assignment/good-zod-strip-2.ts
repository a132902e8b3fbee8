import { z } from 'zod';
import { PrismaClient } from '@prisma/client';
import { Request, Response } from 'express';

const prisma = new PrismaClient();
const Patch = z.object({ name: z.string().max(80), bio: z.string().max(500).optional() });

export async function patchMe(req: Request & { user: { id: number } }, res: Response) {
  const data = Patch.parse(req.body);
  const updated = await prisma.user.update({ where: { id: req.user.id }, data });
  res.json({ id: updated.id });
}
