import fs from 'fs';
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const { slug } = req.query;
  const target = `${process.cwd()}/drafts/${Array.isArray(slug) ? slug.join('/') : slug}`;
  if (fs.existsSync(target)) {
    fs.unlinkSync(target);
  }
  res.status(204).end();
}
