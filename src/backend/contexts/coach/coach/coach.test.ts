import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { openChat } from '../../../testing/chat-client.ts';
import { setUpCoach } from '../../../testing/coach/set-up-coach.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';

/** The clock stands on Wednesday 2026-11-18, ISO week 47. */
describe('the built-in coach, asked over its socket', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    describe('about a practice', () => {
      const stage = setUpCoach(open);
      const { addEntry, linkOf } = stage;

      async function addProject(clientName: string, name: string, currency = 'EUR'): Promise<string> {
        const client = await stage.vireo.ask('POST', '/clients', { body: { name: clientName, currency } });
        const body = { name, clientId: client.body.id, hourlyRate: { minor: 10_000, currency } };
        const project = await stage.vireo.ask('POST', '/projects', { body });
        assert.equal(project.status, 201, JSON.stringify(project.body));
        return project.body.id;
      }

      it('answers both halves of "how many hours last week, and what is unbilled?", each figure with its records', async () => {
        const monday = await addEntry(stage.api, '2026-11-09', ['09:00', '12:30']);
        const sunday = await addEntry(stage.api, '2026-11-15', ['22:00', '23:30']);
        const thisWeek = await addEntry(stage.api, '2026-11-16', ['09:00', '10:00']);

        const answer = await stage.chat.ask('how many hours last week, and what is unbilled?');

        assert.deepEqual(linkOf(answer, '5:00'), { kind: 'entries', ids: [sunday, monday] });
        assert.deepEqual(linkOf(answer, '6:00'), { kind: 'entries', ids: [thisWeek, sunday, monday] });
        assert.deepEqual(linkOf(answer, '€660.00'), { kind: 'entries', ids: [thisWeek, sunday, monday] });
        assert.match(answer.text, /9\s?–\s?15 Nov/);
        assert.deepEqual(answer.frames.map(({ type }) => type).filter((type) => type === 'tool').length, 2);
      });

      it('answers German in German, with German figures', async () => {
        await addEntry(stage.api, '2026-11-09', ['09:00', '12:30']);

        const answer = await stage.chat.ask(
          'Wie viele Stunden für Nordwind letzte Woche, und was ist noch nicht abgerechnet?',
          { locale: 'de-DE' },
        );

        assert.match(answer.text, /Erfasst sind \[3:30\]\(vireo:0\) für \*\*Nordwind GmbH\*\*/);
        assert.match(answer.text, /385,00\s€/);
      });

      it('stays in the language of the conversation where a message is of either', async () => {
        await addEntry(stage.api, '2026-11-09', ['09:00', '12:30']);
        await stage.chat.ask('Wie viele Stunden letzte Woche?', { locale: 'en-GB' });

        const answer = await stage.chat.ask('Nordwind', { locale: 'en-GB' });

        assert.match(answer.text, /^Erfasst sind/);
      });

      it('lists several currencies and never adds them up', async () => {
        const francs = await addProject('Alpin AG', 'Lawine', 'CHF');
        await addEntry(stage.api, '2026-11-16', ['09:00', '10:00']);
        await addEntry(francs, '2026-11-16', ['10:00', '12:00']);

        const { text } = await stage.chat.ask('what is unbilled?');

        assert.match(text, /€110\.00/);
        assert.match(text, /CHF\s?200\.00/);
        assert.doesNotMatch(text, /310/);
      });

      it('holds no currency against another', async () => {
        const francs = await addProject('Alpin AG', 'Lawine', 'CHF');
        await addEntry(stage.api, '2026-11-16', ['09:00', '10:00']);
        await addEntry(francs, '2026-11-16', ['10:00', '12:00']);

        const { text } = await stage.chat.ask(
          'is the work for Alpin AG worth more than for Nordwind this week?',
        );

        assert.match(text, /CHF\s?200\.00.*€110\.00.*: in different currencies\.$/);
        assert.doesNotMatch(text, /Yes|No\b|0\.00,/);
      });

      it('groups by project and by client', async () => {
        const lawine = await addProject('Alpin AG', 'Lawine');
        await addEntry(stage.api, '2026-11-16', ['09:00', '10:00']);
        await addEntry(lawine, '2026-11-16', ['10:00', '12:30']);

        const projects = await stage.chat.ask('hours by project this week');
        const clients = await stage.chat.ask('and which client took most of my time this week?');

        assert.ok(projects.text.indexOf('Lawine') < projects.text.indexOf('API rewrite'), projects.text);
        assert.deepEqual(linkOf(projects, '2:30'), { kind: 'project', ids: [lawine] });
        assert.deepEqual(linkOf(clients, '1:00'), { kind: 'client', ids: [stage.nordwind] });
      });

      it('takes "and last month?" as the same question about another period', async () => {
        await addEntry(stage.api, '2026-10-05', ['09:00', '10:45']);
        await stage.chat.ask('how many hours did I work on API rewrite this week?');

        const answer = await stage.chat.ask('and last month?');

        assert.match(answer.text, /\[1:45\]/);
        assert.match(answer.text, /API rewrite/);
      });

      it("means the user's day, wherever the server is", async () => {
        stage.vireo.clock.now = Date.parse('2026-11-18T23:30:00Z');
        await addEntry(stage.api, '2026-11-19', ['00:05', '00:25']);

        assert.match((await stage.chat.ask('hours today', { zone: 'Europe/Berlin' })).text, /\[0:20\]/);
        assert.match(
          (await stage.chat.ask('hours today', { zone: 'America/New_York' })).text,
          /No time is recorded/,
        );
      });

      it('tells of the running timer, and that it does not count yet', async () => {
        await stage.vireo.ask('POST', '/timer', { body: { projectId: stage.api, note: 'Orders' } });
        stage.vireo.clock.now += 84 * 60_000;

        const timer = await stage.chat.ask('is a timer running?');
        const hours = await stage.chat.ask('hours today');

        assert.match(timer.text, /\[1:24\]\(vireo:0\) since 11:00\. Note: Orders/);
        assert.equal(linkOf(timer, '1:24')?.kind, 'timer');
        assert.match(hours.text, /not counted yet/);
        const last = await stage.chat.ask('What did I last work on?');
        assert.match(last.text, /No time is recorded/);
        assert.match(last.text, /runs on \*\*Nordwind GmbH · API rewrite\*\* since \[11:00\]/);
        assert.match((await stage.chat.ask('hours on API rewrite today')).text, /not counted yet/);
        await addProject('Alpin AG', 'Lawine');
        assert.doesNotMatch((await stage.chat.ask('hours on Lawine today')).text, /not counted yet/);
      });

      it('tells what was worked on last', async () => {
        await addEntry(stage.api, '2026-11-10', ['09:00', '10:00']);
        const last = await addEntry(stage.api, '2026-11-17', ['09:00', '11:15']);

        const answer = await stage.chat.ask('What did I last work on?');

        assert.match(
          answer.text,
          /^Last entries:\n\n- Tue,? 17 Nov 2026, .*\*\*Nordwind GmbH · API rewrite\*\*: \[2:15\]/,
        );
        assert.deepEqual(linkOf(answer, '2:15'), { kind: 'entry', ids: [last] });
      });

      it('tells what was worked on in a period: projects, hours and notes', async () => {
        const lawine = await addProject('Alpin AG', 'Lawine');
        const first = await addEntry(stage.api, '2026-11-17', ['09:00', '11:00']);
        const second = await addEntry(stage.api, '2026-11-17', ['13:00', '14:30']);
        const other = await addEntry(lawine, '2026-11-17', ['15:00', '15:45']);

        const english = await stage.chat.ask('What did I work on yesterday?');
        const german = await stage.chat.ask('Woran habe ich gestern an Lawine gearbeitet?');

        assert.match(english.text, /You worked \[4:15\]/);
        assert.match(
          english.text,
          /\*\*Nordwind GmbH · API rewrite\*\*: \[3:30\]\(vireo:\d\)\n {2}- \[3:30\]\(vireo:\d\) Review/,
        );
        assert.deepEqual(linkOf(english, '3:30'), { kind: 'entries', ids: [first, second] });
        assert.deepEqual(linkOf(english, '0:45'), { kind: 'entries', ids: [other] });
        assert.match(german.text, /Du hast \[0:45\]\(vireo:0\) an \*\*Alpin AG · Lawine/);
        assert.doesNotMatch(german.text, /API rewrite/);
      });

      it('tells how much of a budget is used, and which project is nearest to its end', async () => {
        const lawine = await addProject('Alpin AG', 'Lawine');
        const none = await stage.chat.ask('how much budget is left on Lawine?');
        for (const [id, hours] of [
          [stage.api, 10],
          [lawine, 2],
        ] as const) {
          const patched = await stage.vireo.ask('PATCH', `/projects/${id}`, {
            body: { budgetSeconds: hours * 3_600 },
          });
          assert.equal(patched.status, 200, JSON.stringify(patched.body));
        }
        await addEntry(stage.api, '2026-11-17', ['09:00', '11:30']);
        await addEntry(lawine, '2026-11-17', ['12:00', '15:00']);

        const left = await stage.chat.ask('how much budget is left on API rewrite?');
        const close = await stage.chat.ask('Welches Projekt ist nahe am Budget?');
        const user = await (await openChat(stage.vireo.app, 'user')).ask(
          'which project is close to its budget',
        );

        assert.match(none.text, /No project has a budget/);
        assert.match(left.text, /\[2:30\].* of \[10:00\].* hours are used \(25%\), \[7:30\].* left/);
        assert.deepEqual(linkOf(left, '7:30'), { kind: 'project', ids: [stage.api] });
        assert.ok(close.text.indexOf('Lawine') < close.text.indexOf('API rewrite'), close.text);
        assert.match(close.text, /\[1:00\]\(vireo:\d\) über dem Budget/);
        assert.match(user.text, /Only your own time is counted/);
      });

      it('tells the time of a colleague to who may see it, and nobody else', async () => {
        const { query } = stage.vireo.database;
        await query.updateTable('users').set({ name: 'Anna Berger' }).where('role', '=', 'user').execute();
        await addEntry(stage.api, '2026-11-17', ['09:00', '11:30']);
        await addEntry(stage.api, '2026-11-17', ['12:00', '13:00'], 'user');
        const anna = await openChat(stage.vireo.app, 'user');

        const asked = await stage.chat.ask("Anna's hours this week");
        const german = await anna.ask('Wie viele Stunden hat Anna diese Woche gearbeitet?');
        const refused = await anna.ask('How many hours did Mara work this week?');

        assert.match(asked.text, /\[1:00\].*by \*\*Anna Berger/);
        assert.match(german.text, /\[1:00\].*von \*\*Anna Berger/);
        assert.match(refused.text, /you see your own time alone, and not that of \*\*Mara Voss\*\*/);
        assert.doesNotMatch(refused.text, /\d:\d\d/);
      });

      it('says no budget to be used up before it is', async () => {
        await stage.vireo.ask('PATCH', `/projects/${stage.api}`, { body: { budgetSeconds: 150 * 60 } });
        await addEntry(stage.api, '2026-11-17', ['09:00', '11:29']);

        const english = await stage.chat.ask('how much budget is left on API rewrite?');
        const german = await stage.chat.ask('Wie viel Budget ist auf API rewrite noch übrig?', {
          locale: 'de-DE',
        });

        assert.match(english.text, /hours are used \(more than 99%\), \[0:01\]/);
        assert.match(german.text, /verbraucht \(mehr als 99\s%\)/);
      });

      it('tells the hourly rates of projects', async () => {
        await addProject('Alpin AG', 'Lawine', 'CHF');

        const one = await stage.chat.ask('what is my hourly rate on API rewrite?');
        const all = await stage.chat.ask('Wie hoch ist mein Stundensatz?', { locale: 'de-DE' });

        assert.deepEqual(linkOf(one, '€110.00'), { kind: 'project', ids: [stage.api] });
        assert.match(one.text, /per hour/);
        assert.match(all.text, /110,00\s€.* pro Stunde/);
        assert.match(all.text, /100[,.]00/);
      });

      it('counts billable hours apart from the others', async () => {
        const billed = await addEntry(stage.api, '2026-11-09', ['09:00', '10:00']);
        const free = await addEntry(stage.api, '2026-11-10', ['09:00', '11:30']);
        await stage.vireo.ask('PATCH', `/time-entries/${free}`, { body: { billable: false } });

        const billable = await stage.chat.ask('how many billable hours last week?');
        const other = await stage.chat.ask('nicht abrechenbare Stunden letzte Woche');

        assert.deepEqual(linkOf(billable, '1:00'), { kind: 'entries', ids: [billed] });
        assert.deepEqual(linkOf(other, '2:30'), { kind: 'entries', ids: [free] });
      });

      it('shows names and notes as they are, whatever markup is in them', async () => {
        const name = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) **b** `c`';
        const project = await addProject('<script>evil()</script>', name);
        await addEntry(project, '2026-11-16', ['09:00', '10:00']);

        const { text, links } = await stage.chat.ask('hours by project this week');

        assert.doesNotMatch(text, /<(?:img|script)/);
        assert.doesNotMatch(text, /(?<!\\)\]\(javascript/);
        assert.equal(text.match(/\]\(vireo:\d+\)/g)?.length, links.length);
      });

      it('asks back when two projects have one name, and understands its own choices', async () => {
        const one = await addProject('Acme Corp', 'Support');
        await addProject('Brightside', 'Support');
        await addEntry(one, '2026-11-16', ['09:00', '10:30']);

        const unclear = await stage.chat.ask('how many hours on support this week?');
        const choice = unclear.choices.find((text) => text.includes('Acme'));
        const answer = await stage.chat.ask(choice ?? '');

        assert.equal(unclear.choices.length, 2);
        assert.match(choice ?? '', /on Acme Corp · Support\b/);
        assert.match(answer.text, /\[1:30\]/);
      });

      it('declines kindly, says what it can do, and changes nothing', async () => {
        const since = (await stage.vireo.ask('GET', '/events?since=0')).body.head;
        const answer = await stage.chat.ask('Delete all entries from last week');

        assert.match(answer.text, /cannot do that/);
        assert.ok(answer.choices.length > 0);
        const { items } = (await stage.vireo.ask('GET', `/events?since=${since}`)).body;
        assert.deepEqual(
          items.map(({ type }: { type: string }) => type),
          ['coach-session.created'],
        );
      });

      it('says that it is built in, without a model', async () => {
        const answer = await stage.chat.ask('help');

        assert.match(answer.text, /built-in coach: no model/);
        assert.equal(answer.frames[0]?.type === 'started' ? answer.frames[0].coach : undefined, 'built-in');
      });

      it('shows a user their own time only, and no invoices', async () => {
        await addEntry(stage.api, '2026-11-16', ['09:00', '12:00']);
        await addEntry(stage.api, '2026-11-16', ['13:00', '13:40'], 'user');
        const user = await openChat(stage.vireo.app, 'user');

        const own = await user.ask('hours by client this week');
        const all = await stage.chat.ask('hours by client this week');
        const mine = await stage.chat.ask('how many hours did I work this week?');
        const invoices = await user.ask('which invoices are overdue?');

        assert.match(own.text, /\[0:40\]/);
        assert.match(all.text, /\[3:40\]/);
        assert.match(mine.text, /\[3:00\]/);
        assert.match(invoices.text, /may not see invoices/);
      });

      it('knows nothing of another organization', async () => {
        await addEntry(stage.api, '2026-11-16', ['09:00', '12:00']);
        const foreign = await openChat(stage.vireo.app, 'foreign');

        assert.match((await foreign.ask('hours this week')).text, /No time is recorded/);
        assert.doesNotMatch((await foreign.ask('how many hours on API rewrite this week?')).text, /vireo:/);
      });
    });
  });
});
