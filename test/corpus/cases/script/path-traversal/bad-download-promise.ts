import { Request, Response } from 'express';
import { join } from 'path';

const EXPORTS = '/var/exports';

export const download = async (req: Request, res: Response): Promise<void> => {
  const { file } = req.body as { file: string };
  if (!file.endsWith('.csv') && !file.endsWith('.json')) {
    res.status(400).end();
    return;
  }
  res.download(join(EXPORTS, file));
};
