import type { Request, Response } from 'express';
import { getDb } from './db';

export async function unlock(req: Request, res: Response): Promise<void> {
  const query: Record<string, unknown> = {};
  query.deviceId = req.body.deviceId;
  query.pin = req.body.pin;
  const db = await getDb();
  const device = await db.collection('devices').findOneAndUpdate(query, { $set: { locked: false } });
  res.json({ unlocked: device !== null });
}
