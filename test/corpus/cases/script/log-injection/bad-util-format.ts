import util from 'node:util';
import fs from 'node:fs';
import type { NextApiRequest, NextApiResponse } from 'next';

const log = (format: string, ...values: unknown[]): void => {
  fs.appendFileSync('audit.log', util.format(format, ...values) + '\n');
};

export default function handler(req: NextApiRequest, res: NextApiResponse): void {
  log('%s removed item %s', req.body.user, req.query.id);
  res.status(204).end();
}
