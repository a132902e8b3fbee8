import type { Request, Response } from 'express';
import { prisma } from './prisma.js';

function withTimestamps<T extends object>(changes: T) {
  return { ...changes, updatedAt: new Date() };
}

export async function updateProfile(req: Request, res: Response) {
  const { password, ...changes } = req.body;
  if (password !== undefined) return res.status(400).json({ error: 'use /password' });
  const user = await prisma.user.update({ where: { id: req.user!.id }, data: withTimestamps(changes) });
  return res.json({ id: user.id });
}
