import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMailPractice, type MailPractice } from '../../../testing/mail/mail-practice.ts';
import { type MailServer, startMailServer } from '../../../testing/mail/mail-server.ts';

const at = (instant: string) => Date.parse(instant);
const mondays = { unit: 'week', every: 1, date: '2026-11-23', time: '07:00', zone: 'Europe/Berlin' };

describe('reports that leave by mail', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: MailPractice;
    let server: MailServer;
    let practice: BillingPractice;

    beforeEach(async () => {
      server = await startMailServer();
      vireo = await createMailPractice(await open(), { upTo: 'insight' });
      vireo.clock.now = at('2026-11-20T10:00:00Z');
      practice = await createBillingPractice(vireo);
      await practice.addEntry({ note: 'Review' });
      const body = { email: 'mara@example.org' };
      requireOk(await vireo.ask('PATCH', `/users/${vireo.owner.userId}`, { body }));
      await vireo.addAccount(server.port);
    });

    afterEach(async () => {
      await vireo.app.close();
      await server.close();
    });

    const weekly = {
      name: 'Week',
      content: { kind: 'weekly_summary' },
      recipients: ['mara@example.org'],
      rule: mondays,
    };
    const create = async (more: object = {}) =>
      await vireo.ask('POST', '/report-mails', { body: { ...weekly, ...more } });
    const show = async (id: string) => await practice.get(`/report-mails/${id}`);
    const passTo = async (instant: string) => {
      vireo.clock.now = at(instant);
      await vireo.settle();
      await vireo.settle();
    };
    const only = async () => {
      const [accepted] = server.accepted;
      assert.ok(accepted);
      return await server.parse(accepted);
    };

    it('send last week by project as a table with its CSV file, on the day of the rule and once', async () => {
      const { id } = requireOk(await create()).body;
      const preview = await practice.get(`/report-mails/${id}/preview`);
      await passTo('2026-11-23T06:00:00Z');
      await passTo('2026-11-23T09:00:00Z');
      const mail = await only();
      const { lastRun } = await show(id);

      assert.equal(server.accepted.length, 1);
      assert.match(String(mail.subject), /^Week, .*16.*22.*2026$/);
      assert.match(String(mail.text), /API rewrite: 1:30, Billable 1:30, €165\.00/);
      assert.match(String(mail.text), /Unbilled: 1:30, €165\.00/);
      assert.match(String(mail.html), /<td[^>]*>Nordwind GmbH · API rewrite<\/td><td[^>]*>1:30<\/td>/);
      assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
      const [csv] = mail.attachments;
      assert.equal(csv?.filename, 'Week-2026-11-16-2026-11-22.csv');
      assert.match(String(csv?.content), /^project,entries,duration,.*\r\n"?Nordwind GmbH · API rewrite/);
      assert.deepEqual([lastRun.mails, lastRun.because], [1, null]);
      // Of this week until it is over: nothing was recorded in the one before.
      assert.match(preview.text, /No time was recorded/);
    });

    it('say whose time they count, where that is not everybody’s', async () => {
      const preview = async (as: string) => {
        const { id } = requireOk(await vireo.ask('POST', '/report-mails', { as, body: weekly })).body;
        return (await vireo.ask('GET', `/report-mails/${id}/preview`, { as })).body;
      };
      const [all, own] = [await preview('org_admin'), await preview('user')];
      const body = { language: 'de' };
      const { organizationId } = vireo.owner;
      requireOk(await vireo.ask('PATCH', `/organizations/${organizationId}`, { body }));
      const german = await preview('user');

      for (const { text, html } of [all]) assert.doesNotMatch(text + html, /is counted/);
      for (const part of [own.text, own.html]) assert.match(part, /Only your own time is counted\./);
      assert.match(german.text, /Gezählt ist nur deine eigene Zeit\./);
    });

    it('are in the language that their person reads, whatever the practice writes in', async () => {
      const { userId } = vireo.owner;
      await vireo.database.query
        .updateTable('users')
        .set({ language: 'de' })
        .where('id', '=', userId)
        .execute();
      const { id } = requireOk(await vireo.ask('POST', '/report-mails', { body: weekly })).body;

      const { body } = await vireo.ask('GET', `/report-mails/${id}/preview`);

      assert.match(body.text, /In diesem Zeitraum wurde keine Zeit erfasst\./);
    });

    it('go to each recipient alone, and outside of the organization only where the address was confirmed', async () => {
      const outside = ['mara@example.org', 'tax@office.example'];
      const refused = await create({ recipients: outside });
      const made = requireOk(await create({ recipients: outside, confirm: ['TAX@office.example'] })).body;
      const another = await vireo.ask('PATCH', `/report-mails/${made.id}`, {
        body: { recipients: [...outside, 'bank@office.example'] },
      });
      requireOk(await vireo.ask('PATCH', `/report-mails/${made.id}`, { body: { name: 'Renamed' } }));
      const body = { email: 'mara@elsewhere.example' };
      requireOk(await vireo.ask('PATCH', `/users/${vireo.owner.userId}`, { body }));
      await passTo('2026-11-23T06:00:00Z');
      const { lastRun } = await show(made.id);

      assert.deepEqual([refused.status, refused.body.error.details[0].field], [409, 'recipients.1']);
      assert.deepEqual(
        made.recipients.map(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt !== null),
        [false, true],
      );
      assert.deepEqual([another.status, another.body.error.details[0].field], [409, 'recipients.2']);
      assert.deepEqual(
        server.accepted.map(({ to }) => to),
        [['tax@office.example']],
      );
      assert.match(lastRun.because, /mara@example\.org/);
    });

    it('are dropped where they waited until the next one was due, and their person hears of it', async () => {
      const { id } = requireOk(await create()).body;
      server.replies.connect = '421 Later';
      await passTo('2026-11-23T06:00:00Z');
      const waits = await show(id);
      server.replies.connect = undefined;
      await vireo.app.mail.ports.outgoing.rest('copied');
      await passTo('2026-11-30T06:30:00Z');
      requireOk(await vireo.ask('POST', '/outgoing/release'));
      await passTo('2026-11-30T07:00:00Z');
      const { items } = await practice.get('/mail/outbox');
      const { items: logged } = await practice.get('/events?limit=200');
      const told = logged.filter(({ type }: { type: string }) => type === 'report-mail.dropped');
      const runs = await vireo.database.query
        .selectFrom('report_mail_runs')
        .select('because')
        .orderBy('made_at')
        .execute();

      assert.deepEqual([waits.lastRun.mails, waits.lastRun.because], [1, null]);
      assert.deepEqual(
        items.map(({ state, dropText }: { state: string; dropText: string }) => [state, dropText]),
        [
          ['sent', null],
          ['dropped', 'It waited until the next report was due.'],
        ],
      );
      assert.deepEqual([told.length, server.accepted.length], [1, 1]);
      assert.deepEqual(
        runs.map(({ because }) => because),
        ['It waited until the next report was due.', null],
      );
    });

    it('come once an hour at most', async () => {
      const zone = 'Europe/Berlin';
      const lines = ['* * * * *', '*/15 9 * * 1', '0,30 8 1 * *', '59,0 8-9 * * *'];
      for (const cron of lines) {
        const refused = await create({ rule: { cron, zone } });
        assert.deepEqual([refused.status, refused.body.error.details[0].field], [422, 'rule.cron'], cron);
      }
      const { id } = requireOk(await create({ rule: { cron: '30 * * * *', zone } })).body;
      const oftener = { rule: { cron: '*/5 * * * *', zone } };
      const changed = await vireo.ask('PATCH', `/report-mails/${id}`, { body: oftener });

      assert.deepEqual([changed.status, changed.body.error.details[0].field], [422, 'rule.cron']);
      assert.equal((await show(id)).rule.cron, '30 * * * *');
    });

    it('send a saved report by a line of cron, with what mail programs must not read as markup', async () => {
      const query = { period: { name: 'last-week' }, groupBy: 'task', thenBy: 'day', filter: {} };
      const saved = requireOk(
        await vireo.ask('POST', '/saved-reports', { body: { name: 'To bill', query } }),
      ).body;
      requireOk(
        await vireo.ask('POST', '/tasks', { body: { projectId: practice.projectId, name: '<b>=1+1</b>' } }),
      );
      const [task] = (await practice.get(`/tasks?projectId=${practice.projectId}`)).items;
      await practice.addEntry({
        taskId: task.id,
        startedAt: '2026-11-17T09:00',
        endedAt: '2026-11-17T10:00',
      });
      const content = { kind: 'saved_report', savedReportId: saved.id };
      const wrong = await create({ content: { ...content, savedReportId: practice.clientId } });
      const never = await create({ content, rule: { cron: '0 25 * * *', zone: 'Europe/Berlin' } });
      const { id } = requireOk(
        await create({ content, rule: { cron: '0 8 * * 1', zone: 'Europe/Berlin' } }),
      ).body;
      await passTo('2026-11-23T07:00:00Z');
      const mail = await only();
      requireOk(await vireo.ask('DELETE', `/saved-reports/${saved.id}`));
      await passTo('2026-11-30T07:00:00Z');
      const { lastRun, content: left } = await show(id);

      assert.deepEqual(
        [wrong, never].map(({ status, body }) => [status, body.error.details[0].field]),
        [
          [422, 'content.savedReportId'],
          [422, 'cron'],
        ],
      );
      assert.match(String(mail.html), /&lt;b&gt;=1\+1&lt;\/b&gt;/);
      assert.match(String(mail.html), />2026-11-17</);
      assert.deepEqual([server.accepted.length, left.savedReportId, lastRun.mails], [1, null, 0]);
      assert.match(lastRun.because, /was deleted/);
    });

    it('rest once their person may no longer send them, and drop what waits', async () => {
      const accounts = await practice.get('/mail/accounts');
      const path = `/mail/accounts/${accounts.items[0].id}/password`;
      requireOk(await vireo.ask('DELETE', path));
      const user = (await vireo.ask('GET', '/users/me', { as: 'user' })).body;
      const body = { ...weekly, confirm: weekly.recipients };
      const { id } = requireOk(await vireo.ask('POST', '/report-mails', { as: 'user', body })).body;
      const ofOwner = await vireo.ask('GET', `/report-mails/${id}`);
      await passTo('2026-11-23T06:00:00Z');
      const [waiting] = (await practice.get('/mail/outbox')).items;
      requireOk(await vireo.ask('PATCH', `/users/${user.id}`, { body: { role: 'viewer' } }));
      requireOk(await vireo.ask('PUT', path, { body: { password: 'open sesame' } }));
      await passTo('2026-11-23T07:00:00Z');
      await passTo('2026-11-30T06:00:00Z');
      const dropped = await vireo.find(waiting.id);
      const schedules = (await practice.get('/schedules')).items;
      const own = schedules.find(({ subjectId }: { subjectId: string }) => subjectId === id);

      assert.equal(ofOwner.status, 404);
      assert.deepEqual([waiting.state, dropped.state], ['waiting_for_password', 'dropped']);
      assert.match(String(dropped['dropText']), /may no longer send it/);
      assert.deepEqual([own.state, own.reason], ['resting', 'rights']);
      assert.equal(server.accepted.length, 0);
    });

    it('are tried once more after an unknown end, with the same Message-ID', async () => {
      requireOk(await create());
      let cuts = 0;
      server.beforeReply = async () => {
        cuts += 1;
        server.cutAll();
      };
      vireo.clock.now = at('2026-11-23T06:00:00Z');
      await vireo.settleAll();
      const [mail] = (await practice.get('/mail/outbox')).items;
      await vireo.settleAll();

      assert.equal(cuts, 2);
      assert.equal(new Set(server.accepted.map(({ messageId }) => messageId)).size, 1);
      assert.equal(server.accepted[0]?.messageId, mail.messageId);
    });

    it('leave nothing while they are paused, and nothing of the pause later', async () => {
      const { id } = requireOk(await create()).body;
      requireOk(await vireo.ask('PATCH', `/report-mails/${id}`, { body: { state: 'paused' } }));
      await passTo('2026-11-23T06:00:00Z');
      vireo.clock.now = at('2026-11-25T06:00:00Z');
      requireOk(await vireo.ask('PATCH', `/report-mails/${id}`, { body: { state: 'active' } }));
      await passTo('2026-11-26T06:00:00Z');
      const before = server.accepted.length;
      await passTo('2026-11-30T06:00:00Z');
      requireOk(await vireo.ask('DELETE', `/report-mails/${id}`));
      await passTo('2026-12-07T06:00:00Z');

      assert.deepEqual([before, server.accepted.length], [0, 1]);
    });
  });
});
