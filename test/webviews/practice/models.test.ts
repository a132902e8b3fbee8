import assert from 'node:assert/strict';
import {
  type ModelsContent,
  type ModelsHostMessage,
  modelsHostMessageSchema,
  modelsViewMessageSchema,
} from '../../../webviews/models/messages.ts';
import { modelsView } from '../../../webviews/models/models.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { modelsContent, noModel } from './sample-models.ts';

describe('the page Models and Spending', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(modelsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  /** A host that keeps a cap that reads as an amount, and refuses any other. */
  async function open(
    change: Partial<ModelsContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    let shown = modelsContent(change);
    const saveCap = (
      key: { scope: string; targetId: string },
      typed: string,
    ): readonly ModelsHostMessage[] => {
      const answer = (more: object) => modelsHostMessageSchema.parse({ ...key, ...more });
      if (!/^\d+(?:\.\d\d)?$/.test(typed)) {
        return [answer({ type: 'refused', text: 'Enter an amount of EUR, such as 2.50.' })];
      }
      const caps = shown.caps.map((cap) =>
        cap.scope === key.scope && cap.targetId === key.targetId ? { ...cap, typed, text: `€${typed}` } : cap,
      );
      shown = { ...shown, caps };
      return [answer({ type: 'saved' }), shown];
    };
    const host = (input: unknown): readonly unknown[] => {
      const message = modelsViewMessageSchema.parse(input);
      if (message.type === 'saveCap') {
        const { scope, targetId, typed } = message;
        return saveCap({ scope, targetId }, typed);
      }
      if (message.type !== 'ready') return [];
      return [{ type: 'connection', state: 'online', asOf: '2026-11-22T09:28:00Z' }, shown];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  const region = async ({ page }: OpenView, name: string) =>
    textOf(await page.getByRole('region', { name, exact: true }).textContent());
  const rows = async ({ page }: OpenView, name: string) =>
    (await page.getByRole('table', { name, exact: true }).locator('tbody tr').allTextContents()).map(textOf);

  it('leads with what is wrong with a provider, and marks calls without an answer', async () => {
    const content = modelsContent();
    const [local, ...others] = content.providers;
    const [call] = content.calls;
    assert.ok(local && call);
    const view = await open({
      providers: [{ ...local, health: 'down', fault: 'unreachable' }, ...others],
      calls: [{ ...call, inputTokens: 0, outputTokens: 0, cost: '€0.00', state: 'failed' }],
    });

    const [first] = await rows(view, 'Providers');
    assert.match(first ?? '', /Local Not reachable ?No key needed/);
    assert.equal(await view.page.locator('.providers tbody tr').first().locator('.state.ok').count(), 0);
    assert.match((await rows(view, 'Last calls'))[0] ?? '', /no answer/);
    assert.deepEqual(view.failures, []);
  });

  it('says what today, the month and the largest message cost against their caps', async () => {
    const view = await open();

    assert.equal(await region(view, 'Today'), 'Today €0.42 of €2.00 €0.12 reserved for calls under way');
    assert.equal(
      await region(view, 'November'),
      'November €7.85 of €30.00 €10.70 by 30 Nov 2026 at this pace',
    );
    assert.match(await region(view, 'Largest message today'), /€0\.06 of €0\.10/);
    await view.page.getByRole('img', { name: '21% of the cap spent, 6% reserved' }).waitFor();
    await view.page.getByRole('img', { name: '26% of the cap spent, 73% of the month passed' }).waitFor();
    await view.page.getByText('Prices of 20 Nov 2026 · $1 = €0.8612 of 20 Nov 2026').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('draws what is reserved behind what is spent', async () => {
    const view = await open();
    const width = async (part: string) =>
      (await view.page.getByRole('region', { name: 'Today', exact: true }).locator(part).boundingBox()) ?? {
        x: 0,
        width: 0,
      };
    const [track, spent, held] = await Promise.all([width('.track'), width('.fill'), width('.held')]);

    assert.equal(Math.round((spent.width / track.width) * 100), 21);
    assert.equal(Math.round((held.width / track.width) * 100), 6);
    assert.ok(Math.abs(held.x - (spent.x + spent.width)) < 1);
  });

  it('lists providers with where questions go, their keys, and what helps', async () => {
    const view = await open();
    const [ollama, anthropic, mistral, openai] = await rows(view, 'Providers');

    assert.equal(ollama, 'Ollamaqwen3:8b 127.0.0.1:11434 Local No key needed €0.00');
    assert.match(anthropic ?? '', /api\.anthropic\.com Cloud Key stored €0\.40/);
    assert.match(
      mistral ?? '',
      /No price: magistral-medium .* Too many requests Key stored €0\.02 Enter Price…/,
    );
    assert.match(openai ?? '', /Key rejected €0\.00 Replace Key…/);
    await view.page.getByRole('button', { name: 'Replace Key… OpenAI' }).click();
    await view.page.getByRole('button', { name: 'Enter Price… api.mistral.ai' }).click();
    await view.page.getByRole('button', { name: 'Anthropic: more actions' }).click();
    await view.until(() => view.messages('more').length === 1, 'the last of the messages');

    assert.deepEqual(
      ['replaceKey', 'enterPrice', 'more'].flatMap((type) => view.messages(type)),
      [
        { type: 'replaceKey', id: 'openai' },
        { type: 'enterPrice', id: 'mistral' },
        { type: 'more', id: 'anthropic' },
      ],
    );
  });

  it('offers each person a key of their own where a server keeps keys, and says whose answers', async () => {
    const { providers } = modelsContent({});
    const change = providers.map((provider) =>
      provider.id === 'openai'
        ? { ...provider, key: 'present' as const, keyOf: 'person' as const }
        : provider,
    );
    const view = await open({ keepsKeysOn: 'time.example.com', providers: change });
    const [, , , openai] = await rows(view, 'Providers');
    await view.page.getByRole('button', { name: 'My Key… OpenAI' }).click();
    await view.until(() => view.messages('ownKey').length === 1, 'the message');

    assert.match(openai ?? '', /Key storedYour own key .*My Key…/);
    assert.deepEqual(view.messages('ownKey'), [{ type: 'ownKey', id: 'openai' }]);
  });

  it('lists routing by class, and the last calls', async () => {
    const view = await open();

    assert.deepEqual((await rows(view, 'Routing')).slice(0, 2), [
      'Localyour own machine qwen3:8b 6 €0.00',
      'Efficientcomplexity 1–4 Claude Haiku 4.5, Mistral Small 8 €0.08',
    ]);
    const calls = await rows(view, 'Last calls');
    assert.match(calls[0] ?? '', /^10:27 Am I on target\? Standard Claude Sonnet 4\.5 … … ≤ €0\.12$/);
    assert.match(calls[1] ?? '', /Fix SQL injection .* 36,412 5,103 €0\.16 estimated$/);
  });

  it('saves a cap by Enter', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Cap for each day in EUR' });

    await field.fill('5.00');
    await field.press('Enter');
    await view.page.getByText('of €5.00').waitFor();

    assert.deepEqual(view.messages('saveCap'), [
      { type: 'saveCap', scope: 'day', targetId: '', typed: '5.00' },
    ]);
    await view.page.getByText('Cap saved.').waitFor();
    assert.equal(await field.inputValue(), '5.00');
  });

  it('tells below the field why a cap was refused, until it is another', async () => {
    const view = await open();
    const field = view.page.getByRole('textbox', { name: 'Cap for Relaunch Webshop in EUR' });

    await field.fill('ten');
    await field.press('Enter');
    await view.page.getByRole('alert').getByText('Enter an amount of EUR, such as 2.50.').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await view.findAxeViolations(), []);
    // What others changed meanwhile takes nothing away that is typed.
    await view.send(
      modelsContent({ day: { spent: '€0.99', reserved: '€0.00', hasReserved: false, calls: 22 } }),
    );
    await view.page.getByText('€0.99').waitFor();
    assert.equal(await field.inputValue(), 'ten');
    await field.press('Escape');

    await view.page.getByRole('alert').waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), '10.00');
  });

  it('is a normal state without a model, with two ways to one', async () => {
    const view = await open(noModel);

    await view.page.getByText('No model configured').waitFor();
    await view.page.getByText('Nothing leaves this machine and nothing is spent.').waitFor();
    await view.page.getByText('capped at €2.00 a day').waitFor();
    await view.page.getByRole('button', { name: 'Use Ollama…' }).click();
    await view.tabTo(/^Set Up a Model…$/);
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('setUp').length === 2, 'both ways');

    assert.deepEqual(view.messages('setUp'), [{ type: 'setUp', preset: 'ollama' }, { type: 'setUp' }]);
    assert.equal(await view.page.getByRole('table').count(), 0);
  });

  it('shows dollars, and asks for no rate, where the practice has them', async () => {
    const view = await open({ rate: null, currency: 'USD', practiceCurrency: 'USD' });

    await view.page.getByRole('textbox', { name: 'Cap for each day in USD' }).waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Enter Rate…' }).count(), 0);
  });

  it('says why it could not be loaded, and tries again', async () => {
    const view = await open();

    await view.send(
      modelsHostMessageSchema.parse({ type: 'failed', message: 'Vireo service isn’t responding.' }),
    );
    await view.page.getByRole('alert').getByText('Vireo service isn’t responding.').waitFor();
    await view.page.getByRole('button', { name: 'Retry' }).click();
    await view.until(() => view.messages('refresh').length === 1, 'the question again');
  });

  it('speaks German where the editor does', async () => {
    const view = await open({}, { language: 'de', locale: 'de-DE' });

    assert.match(await region(view, 'Anbieter'), /Schlüssel abgelehnt.*Schlüssel ersetzen …/);
    await view.page.getByRole('textbox', { name: 'Grenze je Tag in EUR' }).waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('scrolls in one direction only, and cuts no text, at any width', async () => {
    const view = await open({});

    await view.atWidths([300, 600, 1024, 1440], async (width) => {
      const { overflow, cut } = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const root = document.querySelector('vireo-models')?.shadowRoot;
        const cells = [...(root?.querySelectorAll('th, td, p, h2, small, .scroll') ?? [])];
        const isCut = (cell: Element) =>
          cell.scrollWidth > cell.clientWidth + 1 &&
          getComputedStyle(cell).display !== 'inline' &&
          !cell.classList.contains('sr');
        return {
          overflow: scrollWidth - clientWidth,
          cut: cells.filter(isCut).map((cell) => cell.textContent?.trim().slice(0, 40)),
        };
      });

      assert.equal(overflow, 0);
      if (width >= 1024) assert.deepEqual(cut, []);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({});
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await view.send(modelsContent(noModel));
    await view.page.getByText('No model configured').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'without a model');
    assert.deepEqual(view.failures, []);
  });
});
