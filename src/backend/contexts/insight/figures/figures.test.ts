import fc from 'fast-check';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { checkDoors } from '../../../testing/agreeing-doors.ts';
import { openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { playPractice, randomPractices } from '../../../testing/random-practice.ts';
import { createTestApp } from '../../../testing/test-app.ts';

/** The bench of figures plays more of them. */
const practiceCount = Number(process.env['PRACTICES'] ?? 4);
const seed = Number(process.env['VIREO_SEED'] ?? 2026);

describe('figures', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const practices = fc.sample(randomPractices, { numRuns: practiceCount, seed });
    for (const [index, random] of practices.entries()) {
      it(`agree at every door, to the second and cent, in practice ${index + 1} of seed ${seed}`, async function agree() {
        this.timeout(120_000);
        const vireo = await createTestApp(await open());
        try {
          await checkDoors(await playPractice(vireo, random), await openChat(vireo.app));
        } finally {
          await vireo.app.close();
        }
      });
    }
  });
});
