import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
import type { Notification } from '../contract/events.ts';
import { readySchema, viewFailedSchema } from '../contract/webview/common.ts';
import type { Backend } from './backend.ts';
import type { Problem } from './backend-problem.ts';
import { Emitter } from './emitter.ts';
import { type Page, PageHost, type PageTable } from './page-host.ts';

const incoming = z.discriminatedUnion('type', [
  readySchema.extend({ month: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('choose'), month: z.string() }),
  z.object({ type: z.literal('break') }),
]);
type Incoming = z.infer<typeof incoming>;
type Outgoing = { readonly type: 'content' | 'failed' | 'focus'; readonly month?: string };
type State = Backend['state'];

const now = Date.parse('2026-11-22T10:00:00Z');
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
};

/** A page of which tests decide when an answer comes, with everything that it was sent and told. */
class TestPage {
  readonly messages = new Emitter<unknown>();
  readonly visibility = new Emitter<void>();
  readonly notified = new Emitter<Notification>();
  readonly states = new Emitter<State>();
  readonly sent: unknown[] = [];
  readonly told: string[] = [];
  readonly logged: string[] = [];
  readonly handled: string[] = [];
  readonly asked: (string | undefined)[] = [];
  page: Page<Outgoing> | undefined;
  readonly answers: ((answer: Outgoing | undefined) => void)[] = [];
  readonly host: PageHost<Incoming, Outgoing>;
  isVisible = true;
  phase: State['phase'] = 'ready';
  problem: Problem = { code: 'unknown', sentence: '' };
  private readonly timers: (() => void)[] = [];

  constructor(change: Partial<PageTable<Incoming, Outgoing>> = {}, kept?: unknown) {
    const self = this;
    const define = (page: Page<Outgoing>): PageTable<Incoming, Outgoing> => ({
      incoming,
      showsConnection: true,
      watch: ['invoice'],
      load: () => new Promise((resolve) => self.answers.push(resolve)),
      on: {
        ready: async ({ month }) => {
          this.page = page;
          this.asked.push(month);
          await page.fill();
        },
        choose: async ({ month }) => {
          this.handled.push(`begin ${month}`);
          await page.fill();
          this.handled.push(`end ${month}`);
        },
        break: () => {
          throw new Error('broken');
        },
      },
      ...change,
    });
    this.host = new PageHost({
      name: 'test',
      define,
      kept,
      services: {
        backend: {
          get state(): State {
            return { phase: self.phase, problem: self.problem } as State;
          },
          onDidChangeState: this.states.event,
          onDidNotify: this.notified.event,
        },
        clock: {
          now: () => now,
          after: (_delay, run) => {
            this.timers.push(run);
            return { dispose: () => undefined };
          },
        },
        log: {
          error: (error: unknown) => this.logged.push(`error ${String(error)}`),
          warn: (text: string) => this.logged.push(`warn ${text}`),
        },
      },
      port: {
        get isVisible() {
          return self.isVisible;
        },
        endsHidden: true,
        send: async (message) => self.sent.push(message),
        onMessage: this.messages.event,
        onVisibility: this.visibility.event,
        tellFailure: async (error) => void self.told.push(String(error)),
        findWayOn: ({ code }) =>
          code === 'signed_out'
            ? { label: 'Sign In Again', run: () => void self.handled.push('sign in') }
            : undefined,
      },
    });
  }

  /** It was shown, its script runs, and its first content is there. */
  async started(): Promise<this> {
    await this.receive({ type: 'ready' });
    await this.answer(0, undefined);
    this.sent.splice(0);
    return this;
  }

  async receive(...messages: readonly unknown[]): Promise<void> {
    for (const message of messages) this.messages.fire(message);
    await settled();
  }

  async answer(at: number, answer: Outgoing | undefined): Promise<void> {
    this.answers[at]?.(answer);
    await settled();
  }

  async change(type: string): Promise<void> {
    this.notified.fire({ seq: 1, type, id: 'x', version: 1 });
    for (const run of this.timers.splice(0)) run();
    await settled();
  }

  async show(isVisible: boolean): Promise<void> {
    this.isVisible = isVisible;
    this.visibility.fire();
    await settled();
  }
}

const online = { type: 'connection', state: 'online' };
const asOf = new Date(now).toISOString();

describe('PageHost', () => {
  it('tells a page that is ready whether it is live, then what fills it, and as of when', async () => {
    const page = new TestPage();
    await page.receive({ type: 'ready' });
    assert.deepEqual(page.sent, [online]);

    await page.answer(0, { type: 'content' });
    assert.deepEqual(page.sent, [online, { type: 'content' }, { ...online, asOf }]);
  });

  it('begins when the page is shown, and sends what came of it once its script runs', async () => {
    const page = new TestPage();
    await page.answer(0, { type: 'content' });
    assert.deepEqual(page.sent, []);

    await page.receive({ type: 'ready' });
    assert.deepEqual(page.sent, [online, { type: 'content' }, { ...online, asOf }]);
    assert.equal(page.answers.length, 1);
  });

  it('begins with what the page had kept, of which its first message says the same', async () => {
    const page = new TestPage({}, { month: '10', tables: [] });
    await page.receive({ type: 'ready', month: '10' });

    assert.deepEqual(page.asked, ['10']);
  });

  it('begins anew where the page asks for something else, and shows nothing of the first', async () => {
    const page = new TestPage({ showsConnection: false }, { month: 7 });
    await page.answer(0, { type: 'content', month: 'first' });
    await page.receive({ type: 'ready', month: '10' });
    await page.answer(1, { type: 'content', month: '10' });

    assert.deepEqual(page.asked, [undefined, '10']);
    assert.deepEqual(page.sent, [{ type: 'content', month: '10' }]);
  });

  it('begins again with what the page said last when it is shown again', async () => {
    const page = await new TestPage({ showsConnection: false }).started();
    await page.show(false);
    await page.page?.send({ type: 'content', month: 'unseen' });
    await page.page?.sendWhenOpen({ type: 'focus' });
    await page.show(true);
    await page.answer(1, { type: 'content' });
    assert.deepEqual(page.sent, []);

    await page.receive({ type: 'ready' });
    assert.deepEqual(page.sent, [{ type: 'content' }, { type: 'focus' }]);
    assert.equal(page.answers.length, 2);
  });

  it('shows the answer to what was asked for last, whichever comes first', async () => {
    const page = await new TestPage({ showsConnection: false }).started();
    await page.receive({ type: 'choose', month: '10' }, { type: 'choose', month: '11' });
    await page.answer(2, { type: 'content', month: '11' });
    await page.answer(1, { type: 'content', month: '10' });

    assert.deepEqual(page.sent, [{ type: 'content', month: '11' }]);
  });

  it('does one message after another where the page asks for that', async () => {
    const page = await new TestPage({ isInTurn: true }).started();
    await page.receive({ type: 'choose', month: '10' }, { type: 'choose', month: '11' });
    assert.deepEqual(page.handled, ['begin 10']);

    await page.answer(1, undefined);
    await page.answer(2, undefined);
    assert.deepEqual(page.handled, ['begin 10', 'end 10', 'begin 11', 'end 11']);
  });

  it('loads what changed when somebody looks at it, once, and nothing for other records', async () => {
    const page = await new TestPage().started();
    await page.change('invoice.issued');
    assert.equal(page.answers.length, 2);
    await page.change('finding.dismissed');
    assert.equal(page.answers.length, 2);

    await page.show(false);
    await page.change('invoice.issued');
    assert.equal(page.answers.length, 2);
    await page.show(true);
    await page.show(true);
    assert.equal(page.answers.length, 3);
  });

  it('tells failures, goes on with what comes after, and refuses what is no message of the page', async () => {
    const page = await new TestPage({ isInTurn: true }).started();
    await page.receive({ type: 'break' }, { type: 'choose', month: '10' });
    assert.deepEqual(page.told, ['Error: broken']);
    assert.equal(page.answers.length, 2);

    await page.receive({ type: 'choose' }, 'x', { type: 'viewFailed', message: 'no such chart' });
    assert.deepEqual(page.logged, [
      'warn test: a message outside the contract was refused.',
      'warn test: a message outside the contract was refused.',
      'error test: no such chart',
    ]);
  });

  it('does not say that what could not be had is as of now', async () => {
    const page = new TestPage();
    await page.receive({ type: 'ready' });
    page.phase = 'failed';
    await page.answer(0, { type: 'failed' });

    assert.deepEqual(page.sent, [online, { type: 'failed' }, { type: 'connection', state: 'offline' }]);
  });

  it('offers the button that helps where the session has ended, also to a page that begins again, until it is back', async () => {
    const page = await new TestPage({ showsConnection: false }).started();
    const move = async (phase: State['phase'], problem: Problem) => {
      [page.phase, page.problem] = [phase, problem];
      page.states.fire({ phase, problem } as State);
      await settled();
    };
    await move('failed', { code: 'signed_out', sentence: 'Signed out.' });
    await page.receive({ type: 'takeWayOn' }, { type: 'ready' });
    await move('ready', page.problem);
    await page.receive({ type: 'takeWayOn' });
    await move('failed', { code: 'cannot_start', sentence: 'Broken.' });

    const offered = { type: 'wayOn', label: 'Sign In Again' };
    assert.deepEqual(page.sent, [offered, offered, { type: 'wayOn', label: '' }]);
    assert.deepEqual(page.handled, ['sign in']);
    assert.deepEqual(page.logged, []);
  });

  it('does nothing, and tells nothing, once its page is closed', async () => {
    const page = await new TestPage({ isInTurn: true }).started();
    await page.receive({ type: 'choose', month: '10' }, { type: 'break' });
    page.host.dispose();
    await page.answer(1, undefined);
    await page.receive({ type: 'ready' });
    await page.change('invoice.issued');

    assert.deepEqual(page.told, []);
    assert.equal(page.answers.length, 2);
  });
});
