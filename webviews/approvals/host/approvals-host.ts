/** The host side of the Approvals page. What is decided anywhere is seen here at once. */

import type { Timesheet } from '../../../src/api-client/index.ts';
import { loadAll } from '../../../src/api-client/load-all.ts';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import { classifyFailure, isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { sentenceOf } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { CommentSender } from '../../../src/pages/practice/comment-sender.ts';
import {
  type ApprovalsHostMessage,
  type ApprovalsViewMessage,
  approvalsViewMessageSchema,
} from '../messages.ts';
import { changedMeanwhile, toDecided, toOpenedWeek, toWaitingWeek } from './approvals-content.ts';
import { decideInPieces, mostAtOnce } from './decide-in-pieces.ts';
import { reopenIfUnchanged, type ShownWeek } from './reopen-if-unchanged.ts';

/** Nobody decides on more at one sitting. */
const mostWeeks = 1_000;
const mostComments = 500;

export function defineApprovals(ports: PagePorts): DefinePage<ApprovalsViewMessage, ApprovalsHostMessage> {
  return (page) => new ApprovalsPage(ports, page).table;
}

type Asked<Type extends ApprovalsViewMessage['type']> = Extract<ApprovalsViewMessage, { type: Type }>;

class ApprovalsPage {
  private readonly ports: PagePorts;
  private readonly page: Page<ApprovalsHostMessage>;
  private openId: string | undefined;
  /** Of each week as the page shows it: what has changed since is not decided unseen. */
  private readonly versions = new Map<string, number>();
  /** Of each week as it was decided here: what somebody has decided again since is not opened again unseen. */
  private readonly decided = new Map<string, number>();
  private readonly comments = new CommentSender();
  /** One after the other: a verdict moves the version that the next one is sent with. */
  private deciding: Promise<unknown> = Promise.resolve();

  constructor(ports: PagePorts, page: Page<ApprovalsHostMessage>) {
    this.ports = ports;
    this.page = page;
  }

  get table(): PageTable<ApprovalsViewMessage, ApprovalsHostMessage> {
    return {
      incoming: approvalsViewMessageSchema,
      watch: ['timesheet'],
      load: () => this.sendAll(),
      on: {
        ready: () => this.page.fill(),
        refresh: () => this.page.fill(),
        openWeek: ({ id }) => {
          this.openId = id;
          return this.sendWeek(id);
        },
        closeWeek: () => {
          this.openId = undefined;
        },
        decide: (message) => this.inTurn(() => this.decide(message)),
        judge: (message) => this.inTurn(() => this.judge(message)),
        reopen: (message) => this.inTurn(() => this.reopen(message)),
        comment: (message) => this.comment(message),
      },
    };
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    const done = this.deciding.then(run);
    this.deciding = done.catch(() => undefined);
    return done;
  }

  /** Sends it itself: what is noted as shown must have been sent. */
  private async sendAll(): Promise<undefined> {
    try {
      await this.ports.backend.whenReady();
      const sheets = await this.loadWeeks();
      // The one that waits longest comes first.
      await this.page.send({ type: 'weeks', weeks: sheets.map(toWaitingWeek).reverse() });
      // Of the open week the page still shows the entries that it had: until it has the others, those are decided on.
      this.noteShown(sheets.filter(({ id }) => id !== this.openId || !this.versions.has(id)));
      if (sheets.some(({ id }) => id === this.openId)) await this.sendWeek(this.openId ?? '');
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure.kind === 'cancelled') return undefined;
      await this.page.send({ type: 'failed', message: sentenceOf(failure, this.ports.t) });
    }
    return undefined;
  }

  private async loadWeeks() {
    const { backend } = this.ports;
    const page = { state: 'submitted', limit: 200 } as const;
    return await loadAll(
      (cursor) =>
        backend.ask((api, options) => api.listTimesheets({ ...options, query: { ...page, ...cursor } })),
      mostWeeks,
    );
  }

  /** What the page shows from now on; no other place sets it. */
  private noteShown(sheets: readonly Pick<Timesheet, 'id' | 'version'>[]): void {
    for (const { id, version } of sheets) this.versions.set(id, version);
  }

  private async sendWeek(id: string): Promise<void> {
    const { backend } = this.ports;
    const path = { id };
    const [week, differences, comments] = await Promise.all([
      backend.ask((api, options) => api.getTimesheet({ ...options, path })),
      backend.ask((api, options) => api.getTimesheetDifferences({ ...options, path })),
      backend.ask((api, options) =>
        api.listTimesheetComments({ ...options, path, query: { limit: mostComments } }),
      ),
    ]);
    await this.page.send(toOpenedWeek({ week, differences, comments: comments.items }));
    this.noteShown([week]);
  }

  private async decide({ ids, verdict, reason }: Asked<'decide'>): Promise<void> {
    const { backend } = this.ports;
    // Before the first is sent: what it changes moves the versions of the page, and of weeks that are yet to be sent.
    const seen = ids.map((id) => toSeen(id, this.versions));
    const given = { verdict, ...(reason === undefined ? {} : { reason }) };
    const decisions = await this.withProgress(seen.length, (tell) =>
      decideInPieces(seen, {
        tell,
        send: (items) =>
          backend.ask((api, options) => api.decideTimesheets({ ...options, body: { items, ...given } })),
      }),
    );
    for (const { timesheet } of decisions.results) {
      if (timesheet !== null) this.decided.set(timesheet.id, timesheet.version);
    }
    await this.page.send(toDecided(verdict, decisions, this.ports.t));
  }

  /** A single piece is done before anybody has read how far it is. */
  private async withProgress<T>(
    count: number,
    run: (tell: (sent: number) => void) => Promise<T>,
  ): Promise<T> {
    if (count <= mostAtOnce) return await run(() => undefined);
    const title = this.ports.t('Deciding on {0} weeks…', count);
    return await this.ports.withProgress(title, (report) =>
      run((sent) => report({ increment: (100 * sent) / count })),
    );
  }

  private async judge({ id, entryId, verdict, reason }: Asked<'judge'>): Promise<void> {
    const entries = [{ id: entryId, verdict, ...(reason === undefined ? {} : { reason }) }];
    const { version } = toSeen(id, this.versions);
    const { backend, t, warn } = this.ports;
    const headers = version === undefined ? {} : ifMatch({ version });
    const sheet = await backend
      .ask((api, options) => api.judgeEntries({ ...options, path: { id }, body: { entries }, headers }))
      .catch(async (error: unknown) => {
        if (!isApiFailure(error, 'stale_version')) throw error;
        await this.sendAll();
      });
    if (sheet === undefined) {
      inBackground(warn(changedMeanwhile(t)), 'Approvals');
      return;
    }
    this.noteShown([sheet]);
    if (sheet.state === 'submitted') return;
    this.decided.set(sheet.id, sheet.version);
    const decided = sheet.state === 'rejected' ? 'rejected' : 'approved';
    await this.page.send({ type: 'decided', verdict: decided, ids: [id], refused: [] });
  }

  private async reopen({ ids, reason }: Asked<'reopen'>): Promise<void> {
    const { backend, t } = this.ports;
    const weeks = ids.map((id) => toSeen(id, this.decided));
    const told = await reopenIfUnchanged(weeks, {
      t,
      send: ({ id, version }) => {
        const headers = version === undefined ? {} : ifMatch({ version });
        return backend.ask((api, options) =>
          api.reopenTimesheet({ ...options, path: { id }, body: { reason }, headers }),
        );
      },
    });
    await this.page.send(told);
  }

  /** The page keeps the text until it hears that it is saved. */
  private async comment({ id, text }: Asked<'comment'>): Promise<void> {
    try {
      await this.comments.send(this.ports, id, text);
      await this.page.send({ type: 'commented', id, text, isSaved: true });
    } catch (error) {
      await this.page.send({ type: 'commented', id, text, isSaved: false });
      throw error;
    }
  }
}

function toSeen(id: string, versions: ReadonlyMap<string, number>): ShownWeek {
  const version = versions.get(id);
  return version === undefined ? { id } : { id, version };
}
