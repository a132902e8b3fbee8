import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { migrations } from '../../../../../migrations/index.ts';
import type { Schema } from '../../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../../testing/test-app.ts';

/** The clock stands on Wednesday 2026-11-18. */
describe('what the built-in coach is told to do, by the tools of the catalogue', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let practice: BillingPractice;
    let chat: ChatClient;
    let project: string;
    let number: string;
    let invoice: string;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
      practice = await createBillingPractice(vireo);
      const { id } = await issueWeek(practice);
      invoice = id;
      number = (await practice.get(`/invoices/${id}`)).number;
      project = (await practice.get(`/projects/${practice.projectId}`)).name;
      chat = await openChat(vireo.app);
    });
    afterEach(async () => await vireo.app.close());

    const addProject = async (): Promise<string> => {
      const rate = { minor: 9_000, currency: 'EUR' };
      const body = { name: 'Second one', clientId: practice.clientId, hourlyRate: rate };
      return requireOk(await vireo.ask('POST', '/projects', { body })).body.id;
    };
    const tell = async (text: string) => {
      const { frames, text: said } = await chat.ask(text);
      const proposals = frames.flatMap((frame) => (frame.type === 'proposal' ? frame.proposal : []));
      return { said, proposals };
    };

    it('waits as a proposal of what will change', async () => {
      const told: readonly (readonly [text: string, change: RegExp])[] = [
        [`Start the timer on ${project}`, /Start timer/i],
        [`Log 9-11 on ${project} yesterday: standup`, /09:00–11:00/],
        [`Log 2 hours on ${project} yesterday: review`, /review/],
        [`record payment 10.50 on ${number}`, /10\.50/],
        [`Record a payment of 20 EUR for invoice ${number}`, /20\.00/],
      ];
      for (const [text, change] of told) {
        const { said, proposals } = await tell(text);
        assert.equal(proposals.length, 1, `${text}: ${said}`);
        assert.match(JSON.stringify(proposals[0]), change, text);
      }
    });

    it('is refused in the language of the question', async () => {
      assert.match(
        (await tell('Reiche meinen Stundenzettel für letzte Woche ein')).said,
        /Der Stundenzettel ist leer/,
      );
      assert.match((await tell('Submit my timesheet for last week')).said, /The timesheet is empty/);
    });

    it('is each entry of a sentence as it was said', async () => {
      const { said, proposals } = await tell(
        `2h on ${project} yesterday from 9am, not billable, and 1h today`,
      );

      assert.equal(proposals.length, 2, said);
      const [first, second] = proposals.map(({ changes }) => JSON.stringify(changes));
      assert.match(first ?? '', /09:00–11:00.*"no"/);
      assert.match(second ?? '', /"yes"/);
    });

    it('issues, sends and reminds by the tools, which say what they lack', async () => {
      const client = (await practice.get(`/clients/${practice.clientId}`)).name;
      assert.match((await tell(`Issue the draft for ${client}`)).said, /no draft/);
      assert.match((await tell(`Send invoice ${number}`)).said, /mail|contact|address/i);
      assert.match((await tell(`Remind ${client}`)).said, /Nothing of .* is overdue/);
      vireo.clock.now += 60 * 86_400_000;
      assert.match(
        (await tell(`Remind ${client} about ${number}`)).said,
        /no record that this invoice was sent/,
      );
      await vireo.ask('POST', `/invoices/${invoice}/sent`, { body: {} });
      assert.match((await tell(`Remind ${client} about ${number}`)).said, /and not before/);
      vireo.clock.now += 60 * 86_400_000;
      const late = await tell(`Remind ${client} about ${number}`);
      assert.match(`${late.said} ${late.proposals[0]?.title}`, /reminder 1 for|address|contact/i);
      await practice.addEntry({ startedAt: '2026-11-23T09:00', endedAt: '2026-11-23T10:00' });
      await practice.approveWeek('2026-11-23');
      await vireo.ask('POST', '/invoices', { body: { clientId: practice.clientId } });

      const { proposals } = await tell(`Issue the draft for ${client}`);

      assert.match(proposals[0]?.title ?? '', /Issue invoice/);
    });

    it('is no longer than a day', async () => {
      const { said, proposals } = await tell(`log 30 hours on ${project} today`);

      assert.match(said, /24 hours at most/);
      assert.deepEqual(proposals, []);
    });

    it('goes on with the name alone where that was asked for', async () => {
      await addProject();
      const { said } = await tell('Log 90 minutes yesterday: review');
      const { proposals } = await tell('Second one');

      assert.match(said, /For which project/);
      assert.match(JSON.stringify(proposals[0]), /Second one.*1:30|1:30.*Second one/);
    });

    it('takes the project, the client and the invoice of a chip as if they had been typed', async () => {
      await practice.addEntry({ startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T10:00', note: 'Here' });
      const other = await addProject();
      await practice.addEntry({
        startedAt: '2026-11-17T10:00',
        endedAt: '2026-11-17T12:00',
        note: 'There',
        projectId: other,
      });
      const mentions = [{ kind: 'project' as const, label: 'Second one', id: other }];
      const hours = await chat.ask('how many hours yesterday?', { mentions });
      const state = await chat.ask('is it paid?', { mentions: [{ kind: 'invoice', label: number }] });
      const file = await chat.ask('what is unbilled?', {
        mentions: [{ kind: 'file', label: 'a.ts', text: 'x' }],
      });

      assert.match(hours.text, /2:00/);
      assert.doesNotMatch(hours.text, /3:00/);
      assert.match(state.text, /Open: \[€196\.35\]/);
      assert.match(file.text, /^I have no model, so I cannot read a\\?\.ts/);
    });

    it('answers a finding by what its rule says, in the language of the question', async () => {
      const text = '# SQL injection\n\nUse a parameter.';
      const mentions = [{ kind: 'finding' as const, label: 'SQL injection', text }];
      const english = await chat.ask('How do I fix this finding?', { mentions });
      const german = await chat.ask('Wie behebe ich diesen Befund?', { mentions, locale: 'de' });
      const bare = await chat.ask('what is unbilled?', {
        mentions: [{ kind: 'finding', label: 'SQL injection' }],
      });

      assert.match(english.text, /This is what its rule says:\n\n# SQL injection\n\nUse a parameter\./);
      assert.match(german.text, /Das sagt seine Regel:\n\n# SQL injection/);
      assert.match(bare.text, /^I have no model, so I cannot read SQL injection/);
    });
  });
});
