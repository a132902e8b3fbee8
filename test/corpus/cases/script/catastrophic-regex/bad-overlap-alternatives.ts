import type { NextApiRequest, NextApiResponse } from 'next';

const list = new RegExp('^(\\w|\\d|_)*;$');

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const valid = list.test(String(req.body.list));
  res.status(valid ? 200 : 400).end();
}
