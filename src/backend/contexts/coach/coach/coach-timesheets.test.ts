import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { setUpCoach } from '../../../testing/coach/set-up-coach.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

/** The clock stands on Wednesday 2026-11-18, ISO week 47. */
describe('the built-in coach, asked about timesheets', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('about a practice', () => {
      const stage = setUpCoach(open);
      const { addEntry, linkOf } = stage;

      it('tells of timesheets to submit and to approve', async () => {
        await addEntry(stage.api, '2026-11-09', ['09:00', '10:00']);
        const sheet = await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });

        const toSubmit = await stage.chat.ask('which timesheets do I need to submit?');
        await stage.vireo.ask('POST', `/timesheets/${sheet.body.id}/submit`);
        const toApprove = await stage.chat.ask('any timesheets to approve?');
        const none = await stage.chat.ask('which timesheets do I need to submit?');

        assert.match(toSubmit.text, /1 timesheet to submit/);
        assert.deepEqual(toApprove.links, [{ kind: 'timesheet', ids: [sheet.body.id] }]);
        assert.match(none.text, /No timesheet waits to be submitted/);
      });

      it('counts drafts of weeks that are over, and rejected ones, but no draft of this week', async () => {
        await addEntry(stage.api, '2026-11-02', ['09:00', '10:00']);
        await addEntry(stage.api, '2026-11-09', ['09:00', '10:00']);
        await addEntry(stage.api, '2026-11-16', ['09:00', '10:00']);
        const ids: string[] = [];
        for (const weekStart of ['2026-11-02', '2026-11-09', '2026-11-16']) {
          ids.push((await stage.vireo.ask('POST', '/timesheets', { body: { weekStart } })).body.id);
        }
        const [rejected = '', draft = ''] = ids;
        await stage.vireo.ask('POST', `/timesheets/${rejected}/submit`);
        const body = { reason: 'Notes are missing' };
        await stage.vireo.ask('POST', `/timesheets/${rejected}/reject`, { as: 'approver', body });

        const { text, links } = await stage.chat.ask('Which timesheets are not submitted?');

        assert.match(text, /2 timesheets to submit/);
        assert.match(text, /: draft\n.*: rejected$/);
        assert.deepEqual(links, [
          { kind: 'timesheet', ids: [draft] },
          { kind: 'timesheet', ids: [rejected] },
        ]);
      });

      it('tells of finished weeks that are on no timesheet', async () => {
        const entry = await addEntry(stage.api, '2026-11-09', ['09:00', '10:45']);
        await addEntry(stage.api, '2026-11-17', ['09:00', '10:00']);

        const answer = await stage.chat.ask('which weeks are not submitted?');
        const approving = await stage.chat.ask('any timesheets to approve?');

        assert.match(answer.text, /1 timesheet to submit:\n\n- .*\[1:45\]\(vireo:0\), on no timesheet yet/);
        assert.deepEqual(linkOf(answer, '1:45'), { kind: 'entries', ids: [entry] });
        assert.match(approving.text, /No timesheet waits for approval/);
      });
    });
  });
});
