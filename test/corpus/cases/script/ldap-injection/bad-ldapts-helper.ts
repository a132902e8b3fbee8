import { Client } from 'ldapts';
import type { FastifyInstance } from 'fastify';

const client = new Client({ url: process.env.LDAP_URL ?? '' });

async function byMail(mail: string) {
  const { searchEntries } = await client.search('dc=example,dc=org', { filter: `(mail=${mail})` });
  return searchEntries;
}

export async function routes(fastify: FastifyInstance) {
  fastify.get('/people', async (request) => byMail((request.query as { mail: string }).mail));
}
