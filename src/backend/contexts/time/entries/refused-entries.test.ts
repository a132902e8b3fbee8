import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { setUpEntries } from '../../../testing/time/set-up-entries.ts';

describe('time entries that are refused', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    const stage = setUpEntries(open);
    const { count, create } = stage;

    it('refuses times whose day in their zone leaves the years that are kept, and names the field', async () => {
      const body = { projectId: stage.projectId, zone: 'Europe/Berlin' };
      const early = { startedAt: '1900-01-01T00:00:00+14:00', endedAt: '1900-01-01T13:00:00+14:00' };
      const late = { startedAt: '2999-12-31T22:00:00Z', endedAt: '2999-12-31T23:30:00Z' };

      const replies = [
        await stage.test.ask('POST', '/time-entries', { body: { ...body, ...early } }),
        await stage.test.ask('POST', '/time-entries', { body: { ...body, ...late } }),
        await stage.test.ask('PUT', `/time-entries/${newId()}`, { body: { ...body, ...late } }),
      ];

      assert.deepEqual(
        replies.map((reply) => [reply.status, reply.body.error.details[0].field]),
        [
          [422, 'startedAt'],
          [422, 'endedAt'],
          [422, 'endedAt'],
        ],
      );
      assert.equal(await count(), 0);
    });

    it('refuses days the wrong way round, in lists and in exports', async () => {
      const days = 'from=2026-11-18&to=2026-11-17';
      const paths = [`/time-entries?${days}`, `/exports?format=csv&${days}`];
      const replies = await Promise.all(paths.map((path) => stage.test.ask('GET', path)));

      assert.deepEqual(
        replies.map(({ status, body }) => [status, body.error?.details[0].field]),
        paths.map(() => [422, 'to']),
      );
    });

    const refused: readonly (readonly [string, object, number, string])[] = [
      ['an end before the start', { endedAt: '2026-11-17T08:00:00Z' }, 422, 'endedAt'],
      ['no time at all', { endedAt: '2026-11-17T09:00:00Z' }, 422, 'endedAt'],
      ['thirty hours', { endedAt: '2026-11-18T15:00:00Z' }, 422, 'endedAt'],
      ['an unknown zone', { zone: 'Europe/Atlantis' }, 422, 'zone'],
      ['an offset in place of a zone', { zone: '+02:00' }, 422, 'zone'],
      [
        'a start in a DST gap',
        { startedAt: '2026-03-29T02:30', endedAt: '2026-03-29T05:00' },
        422,
        'startedAt',
      ],
      [
        'a time that happens twice',
        { startedAt: '2026-10-25T02:30', endedAt: '2026-10-25T05:00' },
        422,
        'startedAt',
      ],
      ['a day that is not', { startedAt: '2026-02-30T09:00', endedAt: '2026-02-30T10:00' }, 422, 'startedAt'],
      [
        'a day that is not, with its offset',
        { startedAt: '2026-02-30T09:00:00Z', endedAt: '2026-02-30T10:00:00Z' },
        422,
        'startedAt',
      ],
      ['an hour that is not', { endedAt: '2026-11-17T24:00:00Z' }, 422, 'endedAt'],
      ['an offset that is not', { endedAt: '2026-11-17T11:00:00+99:00' }, 422, 'endedAt'],
      [
        'a year of five digits in its own zone',
        { startedAt: '9999-12-31T23:00:00Z', endedAt: '9999-12-31T23:30:00Z', zone: 'Asia/Tokyo' },
        422,
        'startedAt',
      ],
      ['the year nought', { startedAt: '0000-01-01T00:00', endedAt: '0000-01-01T01:00' }, 422, 'startedAt'],
      ['a NUL character in the note', { note: 'a\0b' }, 422, 'note'],
      ['an escape sequence in a tag', { tags: ['\u001b[31mred'] }, 422, 'tags.0'],
      ['half a surrogate pair', { note: 'a\ud800b' }, 422, 'note'],
      ['words in place of a time', { startedAt: 'this morning' }, 422, 'startedAt'],
      ['a number in place of a text', { note: 7 }, 422, 'note'],
      ['an unknown field', { notes: 'typo' }, 422, 'notes'],
      ['no project', { projectId: undefined }, 422, 'projectId'],
      ['a project that is not', { projectId: newId() }, 422, 'projectId'],
      ['an id that is none', { id: '12' }, 422, 'id'],
      ['a note of 20,000 letters', { note: 'x'.repeat(20_000) }, 422, 'note'],
    ];

    for (const [what, fields, status, field] of refused) {
      it(`refuses ${what}, names the field and changes nothing`, async () => {
        const reply = await create(fields);

        assert.equal(reply.status, status, JSON.stringify(reply.body));
        assert.deepEqual(
          reply.body.error.details.map((detail: { field: string }) => detail.field),
          [field],
        );
        assert.match(reply.body.error.trace_id, /^[0-9a-f]{32}$/);
        assert.equal(reply.headers['x-trace-id'], reply.body.error.trace_id);
        assert.equal(await count(), 0);
      });
    }

    it('refuses malformed JSON with 400 and a note of 5 MB with 413', async () => {
      const malformed = await stage.test.ask('POST', '/time-entries', { body: '{"projectId":' });
      const large = await create({ note: 'x'.repeat(5 * 1024 * 1024) });

      assert.deepEqual(
        { status: malformed.status, code: malformed.body.error.code },
        { status: 400, code: 'malformed' },
      );
      assert.deepEqual(
        { status: large.status, code: large.body.error.code },
        { status: 413, code: 'too_large' },
      );
      assert.equal(await count(), 0);
    });

    it('refuses a project of another organization as one that is not', async () => {
      const foreign = await stage.test.createProject({ as: 'foreign' });

      const reply = await create({ projectId: foreign.projectId });

      assert.equal(reply.status, 422);
      assert.equal(reply.body.error.details[0].field, 'projectId');
    });
  });
});
