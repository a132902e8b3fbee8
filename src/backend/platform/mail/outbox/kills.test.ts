import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createSeededRandom, killsOfHistory, playKilledMail } from '../../../testing/mail/killed-mail.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

const seed = Number(process.env['VIREO_SEED'] ?? 43);
const kills = killsOfHistory;

onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
  describe('mail whose process is killed around sending', () => {
    let server: MailServer;

    beforeEach(async () => {
      server = await startMailServer();
    });
    afterEach(async () => await server.close());

    it(`ends as it is, and is sent twice by its kind alone (VIREO_SEED=${seed}, VIREO_ROUNDS=${kills})`, async function () {
      this.timeout(30_000 + kills * 10_000);
      await playKilledMail({ database: await open(), server, random: createSeededRandom(seed), kills });
    });
  });
});
