/** Mail whose link only its recipient reads, as a test reads it in their place. */
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/db/database.ts';
import type { MailRow } from '../../platform/mail/outbox/mails.repository.ts';
import { openBody } from '../../platform/mail/outbox/sealed-message.ts';
import type { Schema } from '../../schema.ts';

export async function readSealedMails({
  app,
  database,
}: {
  readonly app: FastifyInstance;
  readonly database: Pick<Database<Schema>, 'query'>;
}): Promise<readonly MailRow[]> {
  const rows = await database.query
    .selectFrom('mails')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, body: openBody(app.mail.ports, row) ?? row.body }));
}
