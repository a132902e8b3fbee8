import type { Request, Response } from 'express';

const version = /^v(\d+)\.(\d+)$/;

export function showVersion(req: Request, res: Response): void {
  const parts = version.exec(`v${req.params.version}`);
  if (parts === null) {
    res.sendStatus(400);
    return;
  }
  res.json({ major: Number(parts[1]), minor: Number(parts[2]) });
}
