import type { Request, Response } from 'express';

export async function tenant(req: Request, res: Response) {
  const url = new URL('https://api.example.com/v1/status');
  url.hostname = String(req.query.tenant);
  const answer = await fetch(url);
  res.json(await answer.json());
}
