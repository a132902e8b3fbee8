import type { Request, Response } from 'express';
import { prisma } from './prisma.js';

function withTimestamps<T extends object>(changes: T) {
  return { ...changes, updatedAt: new Date() };
}

export async function updateProfile(req: Request, res: Response) {
  const { displayName, locale, zone } = req.body;
  const changes = { displayName: String(displayName), locale: String(locale), zone: String(zone) };
  const user = await prisma.user.update({ where: { id: req.user!.id }, data: withTimestamps(changes) });
  return res.json({ id: user.id });
}
