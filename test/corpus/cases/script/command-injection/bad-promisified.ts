import { exec as execCallback } from 'node:child_process';
import { promisify } from 'node:util';
import type { NextApiRequest, NextApiResponse } from 'next';

const exec = promisify(execCallback);

async function convert(source: string, format: string): Promise<string> {
  const target = `${source}.${format}`;
  await exec(['convert', source, target].join(' '));
  return target;
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const target = await convert('/srv/images/base.png', req.body.format as string);
  res.json({ target });
}
