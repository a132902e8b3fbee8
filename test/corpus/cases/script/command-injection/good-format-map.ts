import { exec as execCallback } from 'node:child_process';
import { promisify } from 'node:util';
import type { NextApiRequest, NextApiResponse } from 'next';

const exec = promisify(execCallback);
const targets = new Map([
  ['png', '/srv/images/out.png'],
  ['webp', '/srv/images/out.webp'],
]);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const target = targets.get(String(req.body.format));
  if (target === undefined) return res.status(400).end();
  await exec(`convert /srv/images/base.png ${target}`);
  return res.json({ target });
}
