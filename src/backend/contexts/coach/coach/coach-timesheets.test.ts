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

      it('says what the sheet of one week is, with yes or no', async () => {
        const askBoth = async (english: string, german: string) => {
          const answers = [await stage.chat.ask(english), await stage.chat.ask(german)];
          return answers.map(({ text }) =>
            text.replaceAll(/\]\(vireo:\d+\)|\[/g, '').replaceAll(/[\u2009\u202f\u00a0]/g, ' '),
          );
        };
        const ofSubmitted = [
          'is the timesheet for last week submitted?',
          'Ist der Stundenzettel von letzter Woche eingereicht?',
        ] as const;
        const ofApproved = [
          'has the timesheet for week 46 been approved?',
          'Wurde der Stundenzettel von KW 46 schon genehmigt?',
        ] as const;
        const [noTime] = await askBoth(...ofSubmitted);
        await addEntry(stage.api, '2026-11-09', ['09:00', '10:45']);
        const loose = await askBoth(...ofSubmitted);
        const { id } = (await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } }))
          .body;
        const draft = await askBoth(...ofSubmitted);
        await stage.vireo.ask('POST', `/timesheets/${id}/submit`);
        const [submitted, waiting] = [await askBoth(...ofSubmitted), await askBoth(...ofApproved)];
        await stage.vireo.ask('POST', `/timesheets/${id}/approve`, { as: 'approver' });
        const approved = await askBoth(...ofApproved);
        const toDo = await stage.chat.ask('do I have to submit anything for last week?');

        assert.match(noTime ?? '', /^No\. There is no timesheet for 9 – 15 Nov 2026, and no time\.$/);
        assert.match(loose[0] ?? '', /^No\. .* yet: 1:45 are on none\.$/);
        assert.match(loose[1] ?? '', /^Nein\. .*: 1:45 stehen auf keinem\.$/);
        assert.match(draft[0] ?? '', /^No\. .* is a draft, not submitted yet\.$/);
        assert.match(submitted[0] ?? '', /^Yes\. .* is submitted, and waits for approval\.$/);
        assert.match(submitted[1] ?? '', /^Ja\. .* ist eingereicht und wartet auf Freigabe\.$/);
        assert.match(waiting[0] ?? '', /^No\. .* is submitted/);
        assert.match(approved[0] ?? '', /^Yes\. The timesheet 9 – 15 Nov 2026 is approved\.$/);
        assert.match(approved[1] ?? '', /^Ja\. .* ist freigegeben\.$/);
        // What is to be done is no state.
        assert.doesNotMatch(toDo.text, /^Yes/);
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
