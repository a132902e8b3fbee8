import assert from 'node:assert/strict';
import type { ReportMail } from '../../../src/api-client/index.ts';
import type {
  ConfirmQuestion,
  PagePorts,
  PickQuestion,
  TextQuestion,
} from '../../../src/pages/page-ports.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { actOnMailed, mailReport, readAddresses, toMailed } from './mailed-reports.ts';

const stamp = '2026-11-23T07:00:00.000Z';
const mailed: ReportMail = {
  id: 'r1',
  version: 3,
  createdAt: stamp,
  updatedAt: stamp,
  name: 'Weekly summary',
  content: { kind: 'weekly_summary', savedReportId: null },
  recipients: [
    { address: 'mara@example.org', confirmedAt: null },
    { address: 'partner@nordwind.example', confirmedAt: stamp },
  ],
  rule: { unit: 'week', every: 1, date: '2026-11-30', time: '08:00', zone: 'Europe/Berlin' },
  state: 'active',
  lastRun: null,
};

type Asked = PickQuestion<unknown> | TextQuestion | ConfirmQuestion;

describe('reports that leave by email', () => {
  const sent: { readonly operation: string; readonly body?: unknown; readonly headers?: unknown }[] = [];
  const said: string[] = [];
  let accounts: readonly object[];
  let answers: (question: Asked) => unknown;

  const replies: Readonly<Record<string, () => unknown>> = {
    listSavedReports: () => ({ items: [{ id: 's1', name: 'To bill' }] }),
    getMe: () => ({ email: 'mara@example.org' }),
    listMailAccounts: () => ({ items: accounts }),
    getReportMail: () => mailed,
  };
  const api = new Proxy(
    { newId: () => 'new' },
    {
      get: (own, operation: string) =>
        operation === 'newId'
          ? own.newId
          : async ({ body, headers }: { body?: unknown; headers?: unknown }) => {
              if (!(operation in replies)) sent.push({ operation, body, headers });
              return { data: replies[operation]?.() };
            },
    },
  );
  const ports = {
    t: inEnglish,
    locale: 'en',
    clock: { now: () => Date.parse('2026-11-25T10:00:00Z') },
    backend: {
      ask: async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
        (await call(api, {})).data,
    },
    ask: async (question: Asked) => answers(question),
    inform: async (sentence: string) => void said.push(sentence),
    runCommand: async () => undefined,
  } as unknown as PagePorts;

  beforeEach(() => {
    sent.length = 0;
    said.length = 0;
    accounts = [{}];
    answers = (question) => {
      if (question.kind === 'pick') return question.items.at(-1)?.value;
      return question.kind === 'text' ? question.value : true;
    };
  });

  it('are set up by what, how often and to whom, and confirmed as a whole', async () => {
    const questions: Asked[] = [];
    const usual = answers;
    answers = (question) => {
      questions.push(question);
      return question.kind === 'text' ? 'mara@example.org; ina@nordwind.example' : usual(question);
    };
    await mailReport(ports);

    const [{ body } = {}] = sent;
    const recipients = ['mara@example.org', 'ina@nordwind.example'];
    assert.deepEqual(body, {
      id: 'new',
      name: 'To bill',
      content: { kind: 'saved_report', savedReportId: 's1' },
      rule: {
        every: 1,
        time: '08:00',
        zone: (body as { rule: { zone: string } }).rule.zone,
        unit: 'day',
        date: '2026-11-26',
      },
      recipients,
      confirm: recipients,
    });
    assert.match(JSON.stringify(questions.at(-1)), /ina@nordwind\.example/);
    assert.deepEqual(said, []);
  });

  it('are not set up where the last question is turned away, and say where no account sends them', async () => {
    const usual = answers;
    answers = (question) => (question.kind === 'confirm' ? undefined : usual(question));
    await mailReport(ports);
    assert.deepEqual(sent, []);

    answers = usual;
    accounts = [];
    await mailReport(ports);
    assert.deepEqual(
      sent.map(({ operation }) => operation),
      ['createReportMail'],
    );
    assert.match(said[0] ?? '', /No mail account is set up/);
  });

  it('pause and change by the version that was seen, and ask nothing where recipients stay', async () => {
    await actOnMailed(ports, 'r1', 'pause');
    await actOnMailed(ports, 'r1', 'recipients');

    assert.deepEqual(sent, [
      { operation: 'patchReportMail', body: { state: 'paused' }, headers: { 'If-Match': '"3"' } },
    ]);
  });

  it('are shown with why the last one did not leave', () => {
    const printing = { t: inEnglish, locale: 'en' };
    const lastRun = { period: 'p', mails: 0, because: 'The report was deleted.', madeAt: stamp };
    const failed = toMailed({ ...mailed, lastRun }, printing);
    const paused = toMailed({ ...mailed, state: 'paused' }, printing);

    assert.deepEqual([failed.note, failed.state, failed.tone], [lastRun.because, 'Needs a look', 'warn']);
    assert.equal(failed.to, 'mara@example.org, partner@nordwind.example');
    assert.deepEqual(paused.acts, ['preview', 'recipients', 'resume', 'delete']);
  });

  it('take addresses between commas, semicolons and blanks, each once', () => {
    assert.deepEqual(readAddresses(' a@b.example,c@d.example;\n a@b.example '), [
      'a@b.example',
      'c@d.example',
    ]);
  });
});
