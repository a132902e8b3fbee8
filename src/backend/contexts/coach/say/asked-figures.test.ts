import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { playAskedPractice } from '../../../testing/asked-practice.ts';
import { requireOk } from '../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';

/**
 * What the answers of intents said before frames took their place, on a practice that is played the same each time: each figure
 * with what opens behind it (its kind, how many, a hash of which), and the names. A frame may say more, never less.
 */
const asked = z
  .array(z.object({ text: z.string(), language: z.enum(['en', 'de']), figures: z.array(z.string()) }))
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../../../test/fixtures/coach/figures.json', import.meta.url), 'utf8'),
    ),
  );

/** Phrasings that were answered once and are asked about now, each with its reason: at most 2 of 100. */
const askedNow = z
  .array(z.object({ text: z.string(), reason: z.string().min(20) }))
  .parse(
    JSON.parse(
      readFileSync(new URL('../../../../../test/fixtures/coach/asked-now.json', import.meta.url), 'utf8'),
    ),
  );

/** What is no longer said, and why: at most 2 of 100. */
const exceptions: readonly { readonly figure: RegExp; readonly why: string }[] = [
  {
    figure: /^(?:still running|läuft noch) /,
    why: 'A running timer is no entry that was worked on: it is said beside them, with its own link.',
  },
];

describe('answers of frames', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let chat: ChatClient;
    let labels: ReadonlyMap<string, string>;

    before(async () => {
      vireo = await createTestApp(await open());
      await playAskedPractice(vireo);
      chat = await openChat(vireo.app);
      labels = await readLabels();
    });
    after(async () => await vireo.app.close());

    async function listAll(path: string) {
      const found = [];
      for (let cursor = ''; ; ) {
        const { items, nextCursor } = requireOk(await vireo.ask('GET', `${path}?limit=100${cursor}`)).body;
        found.push(...items);
        if (typeof nextCursor !== 'string') return found;
        cursor = `&cursor=${nextCursor}`;
      }
    }

    /** Ids differ from run to run. */
    async function readLabels(): Promise<ReadonlyMap<string, string>> {
      const known = new Map<string, string>();
      for (const one of await listAll('/clients')) known.set(one.id, one.name);
      for (const one of await listAll('/projects'))
        known.set(one.id, `${one.name}${known.get(one.clientId)}`);
      for (const one of await listAll('/time-entries')) known.set(one.id, one.startedAt);
      for (const one of await listAll('/invoices'))
        known.set(one.id, one.number ?? `draft ${one.gross.minor}`);
      return known;
    }

    function describeLink(figure: string, { kind, ids }: RecordLink): string {
      const behind = ids.map((id) => labels.get(id) ?? id).toSorted((one, other) => (one < other ? -1 : 1));
      const hash = createHash('sha256').update(behind.join('\n')).digest('hex').slice(0, 8);
      return [figure, kind === 'entry' ? 'entries' : kind, ids.length, hash].join(' | ');
    }

    async function findMissing({ text, language, figures }: (typeof asked)[number]) {
      const locale = language === 'de' ? 'de-DE' : 'en-GB';
      const answer = await chat.ask(text, { locale, sessionId: newId() });
      const linked = [...answer.text.matchAll(/\[([^\]]*)\]\(vireo:(\d+)\)/g)].map(([, figure = '', index]) =>
        describeLink(figure, answer.links[Number(index)] ?? assert.fail('a link')),
      );
      const said = answer.text.replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1');
      return figures.filter((one) => (one.includes(' | ') ? !linked.includes(one) : !said.includes(one)));
    }

    it('have every figure, record and name that the answers of intents had', async () => {
      const poorer: string[] = [];
      let excepted = 0;
      for (const question of asked) {
        const missing = await findMissing(question);
        const isExcepted = (one: string) => exceptions.some(({ figure }) => figure.test(one));
        const others = missing.filter((one) => !isExcepted(one));
        if (others.length > 0) poorer.push(`${question.text}: ${others.join('; ')}`);
        else if (missing.length > 0) excepted += 1;
      }

      assert.deepEqual(poorer, []);
      assert.ok(excepted <= asked.length * 0.02, `${excepted} of ${asked.length} are exceptions`);
    }).timeout(300_000);

    it('are asked about or declined where they are no longer given', async () => {
      for (const { text } of askedNow) {
        const answer = await chat.ask(text, { sessionId: newId() });
        assert.deepEqual(answer.links, [], text);
      }
      assert.ok(askedNow.length <= asked.length * 0.02);
    });
  });
});
