import type { Request, Response } from 'express';
import { Client } from 'ldapts';

const filters: Record<string, string> = { staff: '(employeeType=staff)', guests: '(employeeType=guest)' };

export async function list(req: Request, res: Response): Promise<void> {
  const client = new Client({ url: process.env.LDAP_URL ?? '' });
  const filter = filters[String(req.query.kind)] ?? '(objectClass=person)';
  res.json(await client.search('ou=people,dc=example,dc=org', { filter }));
}
