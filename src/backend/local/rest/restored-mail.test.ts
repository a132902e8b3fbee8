import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { LocalFileStore } from '../../platform/files/local-file-store.ts';
import { BackupPractice } from '../../testing/backup/backup-practice.ts';
import { requireOk } from '../../testing/billing-practice.ts';
import { createMailPractice, type MailPractice } from '../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../testing/mail/mail-server.ts';
import { findRest } from './rest-mark.ts';

describe('mail that was unsent in a backup', () => {
  let folder: BackupPractice;
  let server: MailServer;

  beforeEach(async () => {
    folder = await BackupPractice.create('Mara Voss');
    server = await startMailServer();
  });

  afterEach(async () => {
    await server.close();
    folder.remove();
  });

  /** One start of a backend on the folder. */
  const serve = async (work: (practice: MailPractice) => Promise<void>): Promise<void> =>
    await folder.write(async (database) => {
      const files = new LocalFileStore({ folder: path.join(folder.data, 'files'), now: folder.now });
      const rest = findRest({ data: folder.data, isDemo: false, machine: 'one' });
      const practice = await createMailPractice(database, { files, rest });
      try {
        await work(practice);
        await practice.settleAll();
      } finally {
        await practice.app.close();
      }
    });

  const handOver = async ({ ask }: MailPractice): Promise<void> => {
    const [account] = (await ask('GET', '/mail/accounts')).body.items;
    requireOk(
      await ask('PUT', `/mail/accounts/${account.id}/password`, { body: { password: 'open sesame' } }),
    );
  };

  it('is not sent again after it was sent and its backup restored in the place of a damaged database, until a person releases it', async () => {
    await serve(async (practice) => {
      await practice.addAccount(server.port, {}, '');
      await practice.queue({ subject: 'Invoice 12' });
    });
    const backup = await folder.backUp();
    await serve(handOver);
    assert.equal(server.accepted.length, 1);

    // What a whole one knows of the delivery would be taken from it.
    writeFileSync(folder.file, 'minutes of the meeting\n'.repeat(500));
    await folder.restore(backup);
    await serve(async (practice) => {
      await handOver(practice);
      await practice.settleAll();
      const { rests, reason, items } = requireOk(await practice.ask('GET', '/outgoing')).body;
      assert.deepEqual(
        {
          rests,
          reason,
          items: items.map(({ kind, title, to }: Record<string, string>) => [kind, title, to]),
        },
        { rests: true, reason: 'restored', items: [['mail', 'Invoice 12', 'billing@nordwind.example']] },
      );
    });
    assert.equal(server.accepted.length, 1);

    await serve(async (practice) => {
      await handOver(practice);
      await practice.settleAll();
      assert.equal(server.accepted.length, 1, 'also at the start after that');
      requireOk(await practice.ask('POST', '/outgoing/release'));
    });
    assert.equal(server.accepted.length, 2);
  });
});
