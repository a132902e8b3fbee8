import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import type { Proposal } from '../../../src/contract/coach/proposals.ts';
import { listTexts } from '../../../src/contract/webview/words/word-table.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { coachWords } from '../../../webviews/coach/texts.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

const catalogue: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path.join(projectRoot, 'l10n/bundle.l10n.de.json'), 'utf8'),
);

/** What the host and the answers say, which is German there. */
const data = [
  'November bisher',
  'Oktober',
  'Eingebauter Coach',
  'Auto',
  'Wie viele Stunden?',
  'src/orders.ts',
  'Kann ich abrechnen?',
  'Ja, 4.999,00 €.',
  'Ja',
  'const total = 4005;',
  'ts',
  'Rechnung entwerfen',
  'Entwurf anlegen',
  'Netto',
  '3.924,90 €',
  'Nichts wird gesendet',
  'Haiku',
  'Zeitraum zu lang.',
  'Komplexität 3',
  'README.md',
  'Und im Oktober?',
  'Zeitraum',
  'Oktober 2026',
  'September 2026',
  'Ohne diese Bedingung',
  'vor Ort',
  'Tab',
  'Enter',
  'Einträge angesehen',
  'Alle Projekte',
  'Stunden pro Tag',
  'Mo',
  '8:15',
  '4.999,00 €',
];
const proposal = (state: Proposal['state']): Proposal => ({
  id: `p-${state}`,
  tool: 'draft_invoice',
  state,
  title: 'Rechnung entwerfen',
  action: 'Entwurf anlegen',
  changes: [{ label: 'Netto', after: '3.924,90 €' }],
  note: 'Nichts wird gesendet',
  links: [{ kind: 'entries', ids: ['e1'] }],
  canUndo: true,
  asker: { kind: 'coach' },
  createdAt: '2026-11-19T14:00:00Z',
});

/** Every text, label, title and placeholder on the page, in shadow trees too. */
function collectTexts(): string[] {
  const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
  const textsOf = (element: Element): string[] => [
    ...attributes.map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes].filter((node) => node instanceof Text).map(({ data: text }) => text),
    ...(element.shadowRoot === null ? [] : collect(element.shadowRoot)),
  ];
  const collect = (root: Document | ShadowRoot): string[] =>
    [...root.querySelectorAll('*:not(script, style, head, head *)')].flatMap(textsOf);
  return collect(document);
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^$()[\]{}|\\]/g, '\\$&');
/** A German text of the catalogue, with anything in its places. */
const germanTexts = listTexts(coachWords).map((text) => catalogue[text] ?? assert.fail(text));

/** Whole words of it. */
function patternOf(part: string): RegExp {
  const [before, after] = [
    /^\p{L}/u.test(part) ? '(?<!\\p{L})' : '',
    /\p{L}$/u.test(part) ? '(?!\\p{L})' : '',
  ];
  return new RegExp(`${before}${escapePattern(part)}${after}`, 'gu');
}

const known = [...germanTexts, ...data]
  .flatMap((text) => text.split(/\{\d\}/))
  .map((part) => part.trim())
  .filter((part) => part !== '')
  .toSorted((one, other) => other.length - one.length)
  .map(patternOf);

/** What is left of a text once German words, data, figures and punctuation are taken away. */
function findForeign(text: string): string {
  return known
    .reduce((left, pattern) => left.replaceAll(pattern, ' '), text)
    .replaceAll(/\b(?:ms|Mo|Di|Mi|Do|Fr|Sa|So|Okt|Nov|Dez)\b\.?/g, '')
    .replaceAll(/[^\p{L}]/gu, '');
}

describe('the coach in German', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeCoachHost;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeCoachHost();
  });
  afterEach(() => bench.closePages());

  /** As the host speaks to a German editor. */
  const speak = (message: unknown): readonly unknown[] =>
    host.answer(message).map((answer) => {
      if (answer.type === 'session') {
        return {
          ...answer,
          session: { ...answer.session, title: 'November bisher' },
          model: { id: 'built-in', title: 'Eingebauter Coach' },
          examples: ['Wie viele Stunden?'],
        };
      }
      if (answer.type !== 'sessions') return answer;
      return { ...answer, sessions: answer.sessions.map((each) => ({ ...each, title: 'Oktober' })) };
    });

  async function open(): Promise<OpenView> {
    const view = await bench.open({ host: speak, width: 380, height: 900, locale: 'de-DE', language: 'de' });
    await view.page.getByRole('button', { name: 'Wie viele Stunden?' }).waitFor();
    return view;
  }

  async function assertGerman(view: OpenView, state: string): Promise<void> {
    const texts = (await view.page.evaluate(collectTexts)).filter((text) => /\p{L}/u.test(text));
    assert.ok(texts.length > 10, state);
    assert.deepEqual(
      texts.map((text) => [text.trim(), findForeign(text)]).filter(([, foreign]) => foreign !== ''),
      [],
      state,
    );
  }

  async function ask(view: OpenView): Promise<void> {
    const before = host.asked.length;
    await view.page.getByRole('textbox', { name: 'Nachricht' }).fill('Kann ich abrechnen?');
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length > before, 'the question');
  }

  it('says nothing in English while it is empty, lists conversations and has no connection', async () => {
    const view = await open();
    await assertGerman(view, 'empty');

    await view.page.getByRole('button', { name: /Unterhaltung wählen/ }).click();
    await view.send({ type: 'found', search: 'x', sessions: [] });
    await assertGerman(view, 'conversations');
    await view.page.keyboard.press('Escape');

    await view.page.getByRole('textbox', { name: 'Nachricht' }).fill('Kann ich abrechnen?');
    for (const state of ['reconnecting', 'offline']) {
      await view.send({ type: 'connection', state });
      await view.page.getByText('Deine Nachricht bleibt hier').waitFor();
      await assertGerman(view, state);
    }
    await view.page.getByRole('textbox', { name: 'Nachricht' }).fill('x '.repeat(10_001));
    await view.page.getByText('Länger als 20.000 Zeichen').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('offers commands and context by their German names, and takes the English ones', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Nachricht' });

    await field.fill('/');
    await view.page.getByRole('option').first().waitFor();
    await assertGerman(view, 'commands');
    await field.fill('/überf');
    await view.page.getByRole('option', { name: 'Welche Rechnungen sind überfällig?' }).waitFor();
    await field.fill('/overd');
    await view.page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), 'Welche Rechnungen sind überfällig?');

    await field.fill('');
    await field.pressSequentially('#');
    await view.until(() => view.messages('findMentions').length > 0, 'the search');
    const request = view.messages('findMentions').at(-1)?.['request'];
    const kinds = ['file', 'selection', 'problems', 'finding', 'project', 'client', 'invoice', 'entry'];
    await view.send({
      type: 'mentions',
      request,
      offers: kinds.map((kind) => ({ kind, label: 'README.md' })),
    });
    await view.page.getByRole('option').nth(7).waitFor();
    await assertGerman(view, 'context');
  });

  it('says nothing in English about answers, proposals, costs and faults', async () => {
    const view = await open();
    await ask(view);
    await host.say(view, { type: 'started', coach: 'model' });
    await assertGerman(view, 'thinking');
    const text = 'Ja, 4.999,00 €.\n\n```ts src/orders.ts\nconst total = 4005;\n```\n';
    const bars = [{ label: 'Mo', value: 8.25, text: '8:15' }];
    await host.say(
      view,
      { type: 'tool', title: 'Einträge angesehen', elapsedMs: 8, detail: 'Alle Projekte' },
      { type: 'delta', text, links: [] },
      { type: 'marks', marks: [{ start: 4, length: 10, isFound: false }] },
      { type: 'attachment', chart: { title: 'Stunden pro Tag', unit: 'hours', bars } },
      ...(['waiting', 'applied', 'discarded', 'failed', 'undone'] as const).map((state) => ({
        type: 'proposal' as const,
        proposal: proposal(state),
      })),
      {
        type: 'usage',
        usage: {
          model: 'a/haiku',
          title: 'Haiku',
          reason: 'Komplexität 3',
          inputTokens: 3118,
          outputTokens: 214,
          costMicroUsd: 3_600,
          costText: '0,01 €',
          isEstimated: true,
        },
      },
      { type: 'done', choices: ['Und im Oktober?'] },
    );
    await view.page.getByText('Und im Oktober?').waitFor();
    await assertGerman(view, 'answered');

    await ask(view);
    await host.say(
      view,
      { type: 'started', coach: 'model' },
      { type: 'delta', text: 'Ja, 4.999,00 €.', links: [] },
      { type: 'failed', code: 'cut', message: 'Zeitraum zu lang.' },
    );
    await view.page.getByText('Zeitraum zu lang.').waitFor();
    await assertGerman(view, 'failed');

    await view.page.getByRole('button', { name: 'Bearbeiten und erneut fragen' }).last().click();
    await assertGerman(view, 'edited');
    await ask(view);
    await host.say(view, { type: 'started', coach: 'model' }, { type: 'stopped' });
    await view.page.getByText('Gestoppt.').waitFor();
    await assertGerman(view, 'stopped');
    assert.deepEqual(view.failures, []);
  });

  it('says nothing in English about what was read, days of one’s own and completions', async () => {
    const view = await open();
    const { page } = view;
    await ask(view);
    const choice = {
      label: 'September 2026',
      said: 'Zeitraum: September 2026',
      frames: [{ measure: 'hours' }],
    };
    const slot = {
      ...{ kind: 'period', name: 'Zeitraum', label: 'Oktober 2026' },
      choices: [
        { ...choice, act: 'replace' as const },
        { ...choice, label: 'Ohne diese Bedingung', act: 'without' as const },
      ],
    };
    const unused = {
      words: ['vor Ort'],
      without: { ...choice, label: 'Oktober 2026' },
      guesses: [{ ...choice, kind: 'tag' as const }],
    };
    const reading = { frames: [{ measure: 'hours' }], slots: [slot], unused };
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'reading', reading },
      { type: 'done', choices: [] },
    );
    await page.getByRole('button', { name: 'Zeitraum: Oktober 2026' }).click();
    await assertGerman(view, 'choices');
    await page.getByRole('option', { name: 'Anderer Zeitraum …' }).click();
    await page.getByLabel('Erster Tag').fill('2026-10-02');
    await page.getByLabel('Letzter Tag').fill('2026-10-01');
    await page.keyboard.press('Enter');
    await page.getByText('Das Ende liegt vor dem Anfang.').waitFor();
    await assertGerman(view, 'days');

    await page.getByRole('textbox', { name: 'Nachricht' }).pressSequentially('okt');
    await view.until(() => view.messages('complete').length > 0, 'the look');
    const request = view.messages('complete').at(-1)?.['request'];
    const kinds = ['client', 'project', 'period', 'measure', 'group'];
    const offers = kinds.map((kind) => ({ kind, label: 'README.md', text: 'README.md' }));
    await view.send({ type: 'completions', request, offers });
    await page.getByRole('option').nth(4).waitFor();
    await assertGerman(view, 'completions');
    assert.deepEqual(view.failures, []);
  });

  it('finds what is English: the check is no empty one', () => {
    assert.equal(findForeign('Senden 12:30'), '');
    assert.equal(findForeign('Send 12:30'), 'Send');
    assert.equal(findForeign('Du, 14:05 not from your records'), 'notfromyourrecords');
  });
});
