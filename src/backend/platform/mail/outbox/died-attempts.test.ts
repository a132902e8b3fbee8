import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createKilledTransport, type KillPoint } from '../../../testing/mail/killed-mail.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';
import { createMemoryFileStore } from '../../../testing/memory-file-store.ts';
import type { Database } from '../../db/database.ts';

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('a mail whose process died in an attempt', () => {
    const files = createMemoryFileStore();
    let database: Database<Schema>;
    let server: MailServer;
    let apps: MailPractice[];

    beforeEach(async () => {
      [server, database] = [await startMailServer(), await open()];
      apps = [];
    });
    afterEach(async () => {
      for (const { app } of apps) await app.close();
      await server.close();
    });

    /** The process that goes on, and one that died at its three mails; what it says late once it is buried. */
    const play = async (point: KillPoint) => {
      const kill = createKilledTransport();
      const dying = await createMailPractice(database, { files, mail: { transport: kill.transport } });
      await dying.addAccount(server.port, { signIn: 'none' }, '');
      kill.arm(point);
      const ids: string[] = [];
      for (const _ of [1, 2, 3]) ids.push((await dying.queue()).id);
      dying.app.mail.ports.jobs.wake();
      await kill.killed;
      const practice = await createMailPractice(database, { files });
      practice.clock.now = dying.clock.now + 60_000;
      apps.push(practice, dying);
      const states = async () =>
        await Promise.all(ids.map(async (id) => String((await practice.find(id)).state)));
      return { practice, kill, states };
    };

    it('goes again by itself where its message was never begun', async () => {
      const { practice, kill, states } = await play('claimed');
      await practice.settleAll();
      const found = await states();
      kill.bury();
      await practice.settleAll();

      assert.deepEqual([found, await states()], [Array(3).fill('sent'), Array(3).fill('sent')]);
      assert.equal(server.accepted.length, 3);
    });

    it('waits for a person where its message may have begun', async () => {
      const { practice, states, kill } = await play('begun');
      await practice.settleAll();
      kill.bury();

      const found = await states();
      assert.ok(found.includes('may_have_been_sent'), found.join());
      assert.equal(found.filter((state) => state === 'sent').length, server.accepted.length);
    });
  });
});
