import { PrismaClient } from '@prisma/client';
import { Request, Response } from 'express';

const prisma = new PrismaClient();

export async function patchMe(req: Request & { user: { id: number } }, res: Response) {
  const updated = await prisma.user.update({
    where: { id: req.user.id },
    data: { ...req.body },
  });
  res.json({ id: updated.id });
}
