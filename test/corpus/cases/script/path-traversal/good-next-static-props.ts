import fs from 'fs';
import path from 'path';
import type { NextApiRequest, NextApiResponse } from 'next';

const DIR = path.join(process.cwd(), 'content');

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const wanted = String(req.query.slug);
  const available = fs.readdirSync(DIR);
  const match = available.find((entry) => entry === `${wanted}.md`);
  if (!match) {
    return res.status(404).end();
  }
  res.status(200).send(fs.readFileSync(path.join(DIR, match), 'utf-8'));
}
