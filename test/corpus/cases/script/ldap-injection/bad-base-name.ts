import type { Request, Response } from 'express';
import ldap from 'ldapjs';

const client = ldap.createClient({ url: 'ldaps://directory.example.org' });

export function members(req: Request, res: Response): void {
  const base = `cn=${req.params.group},ou=groups,dc=example,dc=org`;
  client.search(base, { scope: 'base' }, (error, answer) => {
    answer.on('searchEntry', (entry) => res.json(entry.pojo));
  });
}
