import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  issueWeek,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { type ChatClient, openChat } from '../../../../testing/chat-client.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import {
  createFinding,
  createScriptedAgent,
  readOf,
  type ScriptedAgent,
} from '../../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

/** What an answer is not: asking back, declining, forbidding. */
const evasions =
  /would rather not guess|cannot answer|cannot give|I cannot do that|You may not see|möchte nicht raten|nicht beantworten|das kann ich nicht, oder|darfst du nicht sehen|Which one\?|Welches\?|Was meinst du|What would you like|Do you mean|Meinst du eine/i;
/** A figure, an honest "none", or the command that does it. */
const answers = /\d|\b(?:no|none|nothing|not|nicht|kein\w*|nichts)\b|\*[A-ZÄÖÜ]/iu;

/** The clock stands on Wednesday 2026-11-18. */
describe('the questions of an empty chat', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;
    let agent: ScriptedAgent;
    let chat: ChatClient;

    beforeEach(async () => {
      agent = createScriptedAgent();
      vireo = await createTestApp(await open(), { agentWork: { agents: [agent] } });
      chat = await openChat(vireo.app);
    });
    afterEach(async () => await vireo.app.close());

    const listQuestions = async (locale = 'en-GB', as = 'org_admin'): Promise<readonly string[]> =>
      requireOk(await vireo.ask('GET', `/ai/questions?locale=${locale}&zone=Europe/Berlin`, { as })).body
        .questions;

    /** Offers them in both languages, asks each, and gives the English ones. */
    async function offerAndAsk(): Promise<readonly string[]> {
      for (const locale of ['en-GB', 'de']) {
        const offered = await listQuestions(locale);
        assert.equal(offered.length, 6);
        for (const question of offered) {
          const { text, frames } = await chat.ask(question, { locale });
          assert.equal(frames.at(-1)?.type, 'done', question);
          assert.doesNotMatch(text, evasions, question);
          assert.match(text, answers, question);
        }
      }
      return await listQuestions();
    }

    it('are first steps where there is nothing yet', async () => {
      const offered = await offerAndAsk();

      assert.ok(offered.includes('How do I create a project?'));
      assert.ok(
        offered.every((question) => question.startsWith('How do I ')),
        offered.join('\n'),
      );
    });

    it('are about time where there is only time', async () => {
      const { projectId } = await vireo.createProject();
      const span = { startedAt: '2026-11-17T09:00', endedAt: '2026-11-17T10:30', zone: 'Europe/Berlin' };
      requireOk(await vireo.ask('POST', '/time-entries', { body: { projectId, ...span } }));
      requireOk(await vireo.ask('POST', '/timer', { body: { projectId } }));

      const offered = await offerAndAsk();

      assert.equal(offered[0], 'How long has the timer been running?');
      assert.ok(offered.includes('Hours by day this week'));
      assert.ok(offered.includes('What did I work on yesterday?'));
      assert.ok(!offered.some((question) => /invoice|findings|owes/i.test(question)), offered.join('\n'));
    });

    it('begin with what is overdue where invoices are', async () => {
      const practice: BillingPractice = await createBillingPractice(vireo);
      await issueWeek(practice);
      vireo.clock.now += 60 * 86_400_000;

      const offered = await offerAndAsk();

      assert.equal(offered[0], 'Which invoices are overdue?');
      assert.ok(offered.includes('Who owes me the most?'));
      assert.ok(!offered.includes('What is unbilled, by client?'));
    });

    it('name budgets and unbilled time where there are any', async () => {
      const { projectId } = await vireo.createProject();
      const project = requireOk(await vireo.ask('GET', `/projects/${projectId}`)).body;
      requireOk(
        await vireo.ask('PATCH', `/projects/${projectId}`, {
          body: { budgetSeconds: 36_000 },
          headers: { 'if-match': `"${project.version}"` },
        }),
      );
      const span = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
      requireOk(await vireo.ask('POST', '/time-entries', { body: { projectId, ...span } }));

      const offered = await offerAndAsk();

      assert.ok(offered.includes('How much of each budget is used?'));
      assert.ok(offered.includes('What is unbilled, by client?'));
    });

    it('name findings where a scan found some', async () => {
      const { projectId } = await vireo.createProject();
      requireOk(await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: tmpdir() } }));
      agent.script(async ({ emit }) => {
        emit(createFinding());
        return { read: readOf(['']) };
      });
      const body = { agent: 'scripted' };
      const { id } = requireOk(await vireo.ask('POST', `/projects/${projectId}/requests`, { body })).body;
      await waitFor(
        async () => (await vireo.ask('GET', `/requests/${id}`)).body.state === 'done',
        'the scan to end',
      );

      const offered = await offerAndAsk();

      assert.equal(offered[0], 'Which findings are open?');
    });

    it('offer nobody what their role may not see', async () => {
      const practice: BillingPractice = await createBillingPractice(vireo);
      await issueWeek(practice);
      vireo.clock.now += 60 * 86_400_000;

      const offered = await listQuestions('en-GB', 'user');

      assert.ok(
        !offered.some((question) => /overdue|owes|invoice this year/.test(question)),
        offered.join('\n'),
      );
    });
  });
});
