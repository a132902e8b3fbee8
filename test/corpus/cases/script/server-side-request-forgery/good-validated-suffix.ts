import type { Request, Response } from 'express';

const suffix = '.tenants.example.com';

function isTenant(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && url.hostname.endsWith(suffix);
}

export async function health(req: Request, res: Response): Promise<void> {
  const url = new URL(String(req.query.url));
  if (!isTenant(url)) {
    res.sendStatus(400);
    return;
  }
  const upstream = await fetch(url, { redirect: 'manual' });
  res.json({ status: upstream.status });
}
