import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import type { CoachReading, ReadFrame } from '../../../../../contract/coach/reading.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { type Answered, type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createPayingPractice, type PayingPractice } from '../../../../testing/paying-practice.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const hours = { measure: 'hours', statistic: 'total', per: 'record', shape: 'figure' } as const;
const week = { from: '2026-11-09', to: '2026-11-15' };

describe('what was read, below an answer', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: PayingPractice;
    let chat: ChatClient;
    let sessionId: string;

    before(async () => {
      vireo = await createTestApp(await open());
      practice = await createPayingPractice(vireo);
      chat = await openChat(vireo.app);
      await practice.bill('500.00');
      const { addEntry } = practice;
      await addEntry({ startedAt: '2026-11-09T09:00', endedAt: '2026-11-09T13:00', note: 'Review' });
      await addEntry({ startedAt: '2026-11-10T09:00', endedAt: '2026-11-10T10:30', tags: ['onsite'] });
      await addEntry({ startedAt: '2026-11-03T09:00', endedAt: '2026-11-03T10:00', note: 'Setup onsite' });
    });
    after(async () => await vireo.app.close());
    beforeEach(() => {
      sessionId = newId();
    });

    const plain = ({ text }: Answered): string =>
      text
        .replaceAll(/\[([^\]]*)\]\(vireo:\d+\)/g, '$1')
        .replaceAll('**', '')
        .replaceAll(/[\u2009\u202f\u00a0]/g, ' ');

    function readingOf({ frames }: Answered): CoachReading {
      const readings = frames.filter((frame) => frame.type === 'reading');
      assert.equal(readings.length, 1, JSON.stringify(frames.at(-1)));
      return readings[0]?.reading ?? assert.fail();
    }

    const labels = ({ slots }: CoachReading) => slots.map(({ label }) => label);

    const ask = async (text: string, locale?: string) =>
      await chat.ask(text, { sessionId, ...(locale && { locale }) });

    async function askFrames(frames: readonly ReadFrame[], more: object = {}, by = chat): Promise<Answered> {
      const messageId = newId();
      const asked = {
        type: 'ask',
        sessionId,
        messageId,
        text: 'Chosen',
        zone: 'Europe/Berlin',
        locale: 'en-GB',
      };
      by.send({ ...asked, frames, ...more });
      return await by.waitForEnd(messageId);
    }

    const own = (filters: readonly object[] = []) => ({ ...hours, filters, period: week });
    const ofProject = (id: string, name: string) => ({ field: 'project', is: true, values: [{ id, name }] });

    it('stands slot by slot, in the language of the answer', async () => {
      const english = readingOf(await ask('billable hours for Nordwind last week'));
      const german = readingOf(await ask('abrechenbare Stunden für Nordwind letzte Woche', 'de-DE'));

      assert.deepEqual(labels(english), ['Hours', 'Nordwind GmbH', 'Billable', 'Week 46, 2026']);
      assert.deepEqual(german.slots.map(({ name, label }) => `${name}: ${label}`).toSorted(), [
        'Bedingung: Abrechenbar',
        'Kunde: Nordwind GmbH',
        'Messwert: Stunden',
        'Zeitraum: KW 46, 2026',
      ]);
      const period = english.slots.find(({ kind }) => kind === 'period');
      assert.deepEqual(
        period?.choices.map(({ act, label, detail }) => [act, label, detail?.replaceAll(/\s/g, ' ')]),
        [
          ['keep', 'Week 46, 2026', '9 – 15 Nov'],
          ['replace', 'Week 45, 2026', '2 – 8 Nov'],
          ['replace', 'Week 47, 2026', '16 – 22 Nov'],
          ['replace', 'November 2026', '1 – 30 Nov'],
          ['without', 'Without This Condition', 'all time'],
        ],
      );
    });

    it('is answered at once as it was changed, and a follow-up goes on from there', async () => {
      const reading = readingOf(await ask('hours for Nordwind last week'));
      const period = reading.slots.find(({ kind }) => kind === 'period') ?? assert.fail();
      const before = period.choices[1] ?? assert.fail();

      const changed = await askFrames(before.frames, { text: before.said });
      assert.match(plain(changed), /^1:00 recorded for Nordwind GmbH \(2 – 8 Nov 2026\)/);
      assert.equal(before.said, 'Period: Week 45, 2026');
      assert.ok(labels(readingOf(changed)).includes('Week 45, 2026'));
      assert.match(plain(await ask('and last week?')), /^5:30 recorded for Nordwind GmbH/);

      const { body } = await vireo.ask('GET', `/ai/sessions/${sessionId}/messages`);
      const questions = body.items.map(({ question }: { question: string }) => question);
      assert.deepEqual(questions.slice(0, 2), ['hours for Nordwind last week', 'Period: Week 45, 2026']);
      assert.deepEqual(body.items[1].answer.reading, readingOf(changed));
    });

    it('is of both measures that are asked for at once', async () => {
      const frames = [own(), { ...own(), measure: 'invoiced' }];

      const answered = await askFrames(frames);

      assert.match(plain(answered), /^5:30 recorded.*\n\n.*invoiced|^5:30 recorded/s);
      const reading = readingOf(answered);
      assert.deepEqual(labels(reading), ['Hours + Revenue', 'Week 46, 2026']);
      assert.deepEqual(
        reading.slots[0]?.choices.map(({ label, frames: { length } }) => [label, length]),
        [
          ['Hours + Revenue', 2],
          ['Hours', 1],
          ['Revenue', 1],
        ],
      );
    });

    it('shows a word that no slot takes, answers nothing, and offers what it could mean', async () => {
      const answered = await ask('hours onsite in November');
      const reading = readingOf(answered);
      const { unused } = reading;

      assert.equal(plain(answered), '“onsite” is unclear, so there is no figure yet.');
      assert.deepEqual(labels(reading), ['Hours', 'November 2026']);
      assert.deepEqual([unused?.words, unused?.without.label], [['onsite'], 'Without “onsite”']);
      assert.deepEqual(
        unused?.guesses.map(({ kind, label, detail }) => [kind, label, detail]),
        [
          ['tag', 'Tag #onsite', '1 entry'],
          ['note', 'Note contains “onsite”', '2 entries'],
        ],
      );

      const without = await askFrames(unused?.without.frames ?? [], { text: unused?.without.said });
      assert.match(plain(without), /^6:30 recorded \(1 – 30 Nov 2026\)/);
      const tagged = await askFrames(unused?.guesses[0]?.frames ?? []);
      assert.match(plain(tagged), /^1:30 recorded tagged onsite/);

      const german = readingOf(await ask('Stunden onsite im November', 'de'));
      assert.equal(german.unused?.guesses[0]?.label, 'Schlagwort #onsite');
      assert.equal(german.unused?.without.label, 'Ohne „onsite“');
    });

    it('says what is owed without the condition that is part of it', async () => {
      assert.deepEqual(labels(readingOf(await ask("who hasn't paid yet?"))), ['Open amount', 'By client']);
      assert.deepEqual(labels(readingOf(await ask('which invoices are overdue?'))), [
        'Open amount',
        'Overdue',
      ]);
    });

    it('names in its sentence the words that it strikes', async () => {
      const english = await ask('hours on site in November');
      const german = await ask('Stunden vor Ort im November', 'de');

      assert.equal(plain(english), '“on site” is unclear, so there is no figure yet.');
      assert.deepEqual(readingOf(english).unused?.words, ['on site']);
      assert.equal(plain(german), '„vor Ort“ ist unklar, deshalb steht hier noch keine Zahl.');
      assert.deepEqual(readingOf(german).unused?.words, ['vor Ort']);
    });

    it('says of a condition that is dropped something else than of one that is turned round', async () => {
      const saidOf = ({ slots }: CoachReading) =>
        slots.flatMap(({ choices }) =>
          choices.filter(({ act }) => act === 'without').map(({ said }) => said),
        );

      const english = readingOf(await ask('my billable hours for Nordwind last week'));
      const german = readingOf(await ask('Stunden für Nordwind letzte Woche', 'de'));

      assert.deepEqual(saidOf(english), [
        'Whose: everyone',
        'Condition dropped: Nordwind GmbH',
        'Condition dropped: Billable',
        'Period: all time',
      ]);
      assert.deepEqual(saidOf(german), ['Bedingung entfällt: Nordwind GmbH', 'Zeitraum: gesamter Zeitraum']);
    });

    it('offers a client that the word begins, and no guess at one of several words', async () => {
      const near = readingOf(await ask('hours nordw in November')).unused;
      const several = readingOf(await ask('hours zebra in November quokka')).unused;

      assert.deepEqual(
        near?.guesses.map(({ kind, label, detail }) => [kind, label, detail]),
        [['client', 'Client Nordwind GmbH', '3 entries']],
      );
      assert.deepEqual(
        [several?.words, several?.without.label, several?.guesses],
        [['zebra', 'quokka'], 'Without “zebra” and “quokka”', []],
      );
    });

    it('gives of a record of others what the tool gives, and calls its own by their names', async () => {
      const { projectId: foreignId } = await vireo.createProject({ as: 'foreign' });
      const filters = [ofProject(foreignId, 'Nordwind GmbH')];

      const answered = await askFrames([own(filters)]);
      const call = {
        input: { measure: 'hours', filters, period: week },
        zone: 'UTC',
        locale: 'en',
        asker: { kind: 'coach' },
      };
      const { body } = await vireo.ask('POST', '/ai/tools/query/calls', { body: call });

      assert.equal(body.output.total.count, 0);
      assert.doesNotMatch(plain(answered), /\d:\d\d/);
      assert.ok(answered.frames.some(({ type }) => type === 'done'));
      const renamed = await askFrames([own([ofProject(practice.projectId, 'Somebody else')])]);
      assert.match(plain(renamed), /^5:30 recorded on API rewrite/);
    });

    it('says no figure of money to who may not see it, and offers none', async () => {
      const developer = await openChat(vireo.app, 'user');
      const frames = [{ ...own(), measure: 'invoiced' }];

      const refused = await askFrames(frames, { sessionId: newId() }, developer);
      const hoursOnly = await askFrames([own()], { sessionId: newId() }, developer);

      assert.doesNotMatch(refused.text, /500/);
      assert.match(refused.text, /may not see invoices/);
      const offered = readingOf(hoursOnly).slots.flatMap(({ choices }) =>
        choices.flatMap((one) => one.frames),
      );
      assert.ok(offered.length > 4);
      assert.deepEqual(
        offered.filter(({ measure }) => ['invoiced', 'received', 'due', 'invoices'].includes(measure)),
        [],
      );
    });

    for (const [what, frame] of Object.entries({
      'a measure that there is not': { ...own(), measure: 'happiness' },
      'days that are none': { ...own(), period: { from: '2026-13-01', to: '2026-13-40' } },
      'days that end before they begin': { ...own(), period: { from: week.to, to: week.from } },
      'a currency that is none': {
        ...own(),
        measure: 'invoiced',
        filters: [{ field: 'amount', bound: 'above', amount: '5', currency: '€€€' }],
      },
    }))
      it(`refuses ${what}, and answers nothing`, async () => {
        const answered = await askFrames([frame]);

        const [failed, ...more] = answered.frames;
        assert.ok(failed?.type === 'failed' && more.length === 0);
        assert.equal(failed.code, 'malformed');
        assert.match(failed.message, /frames\.0/);
        const body = { sessionId, messageId: newId(), text: 'Chosen', zone: 'UTC', frames: [frame] };
        assert.equal((await vireo.ask('POST', '/ai/messages', { body })).status, 422);
      });

    it('comes again with the answer, to who was away and to who asks twice', async () => {
      const answered = await ask('hours last week');
      const { messageId, frames } = answered;
      const at = frames.findIndex(({ type }) => type === 'reading');
      const other = await openChat(vireo.app);

      other.send({ type: 'resume', messageId, offset: at - 1 });
      const rest = await other.waitForEnd(messageId);

      assert.deepEqual(rest.frames, frames.slice(at));
      assert.deepEqual(
        frames.map(({ offset }) => offset),
        frames.map((_, index) => index),
      );
      assert.equal(frames.at(-2)?.type, 'reading');
    });

    it('is none of what is no question of figures', async () => {
      const { frames } = await ask('What can you answer?');

      assert.ok(!frames.some(({ type }) => type === 'reading'));
    });

    it('offers other tags and people of the time that is asked for', async () => {
      const tagged = { field: 'tag', is: true, tags: ['remote'] };
      const someone = { field: 'person', is: true, values: [{ id: newId(), name: 'Nobody' }] };

      const { slots } = readingOf(await askFrames([own([tagged]), own([someone])]));

      const labelsOf = (name: string) =>
        slots.find((slot) => slot.name === name)?.choices.map(({ label }) => label) ?? [];
      assert.deepEqual(labelsOf('Tag').slice(0, 3), ['#remote', '#onsite', 'Not #remote']);
      assert.deepEqual(labelsOf('Person').slice(0, 3), ['Nobody', 'Mara Voss', 'Not Nobody']);
    });

    it('offers records of like name', async () => {
      requireOk(await vireo.ask('POST', '/clients', { body: { name: 'Alpin AG', currency: 'EUR' } }));
      requireOk(await vireo.ask('POST', '/clients', { body: { name: 'Nordwind Süd', currency: 'EUR' } }));

      const { slots } = readingOf(await ask('hours for Nordwind GmbH last week'));

      const client = slots.find(({ name }) => name === 'Client');
      assert.deepEqual(
        client?.choices.map(({ label }) => label),
        ['Nordwind GmbH', 'Nordwind Süd', 'Alpin AG', 'Not Nordwind GmbH', 'Without This Condition'],
      );
    });
  });
});
