import fs from 'fs';
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const slug = String(req.query.slug);
  if (!/^[a-z0-9-]+$/.test(slug)) {
    res.status(400).end();
    return;
  }
  fs.rmSync(`${process.cwd()}/drafts/${slug}.md`, { force: true });
  res.status(204).end();
}
