import type { Request, Response } from 'express';
import { Client } from 'ldapts';

const client = new Client({ url: process.env.LDAP_URL ?? '' });

export async function person(req: Request, res: Response): Promise<void> {
  const uid = req.params.uid;
  if (!/^[a-z][a-z0-9]{2,15}$/.test(uid)) {
    res.status(400).end();
    return;
  }
  res.json(await client.search('ou=people,dc=example,dc=org', { filter: `(uid=${uid})` }));
}
