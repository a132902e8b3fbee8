import fs from 'fs';
import path from 'path';
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const slug = req.query.slug as string[];
  const filePath = path.join(process.cwd(), 'content', ...slug);
  const body = fs.readFileSync(filePath, 'utf-8');
  res.status(200).send(body);
}
