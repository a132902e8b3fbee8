/** The host side of the Week. Changes are written one after another, in the order in which they came. */
import * as z from 'zod';
import type { Week } from '../../../src/api-client/index.ts';
import type { CommandTarget } from '../../../src/contract/commands.ts';
import { ownZone } from '../../../src/contract/own-zone.ts';
import { rowKey } from '../../../src/domain/week-grid.ts';
import { addDays, isoWeekOf } from '../../../src/domain/zones.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { KeptValues, PagePorts } from '../../../src/pages/page-ports.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import type { WeekHostMessage } from '../messages.ts';
import { type WeekViewMessage, weekViewMessageSchema } from '../view-messages.ts';
import { previewCopy } from './copy-week.ts';
import { DayProposals, type GapTime, isRecorded, type ProposalChange, toGapEntry } from './day-proposals.ts';
import { changeDaysOff, type DaysOffMessage } from './days-off.ts';
import { type Edited, WeekEditor } from './edit-week.ts';
import { editWorkingTime } from './edit-working-time.ts';
import { EmptyRows } from './empty-rows.ts';
import { createEntryStore } from './entry-store.ts';
import { listWork } from './list-work.ts';
import { createProposalStore, type GatherEvidence } from './proposal-store.ts';
import { findWeekOf } from './target-week.ts';
import { type EmptyRow, findSheetOf, toWeekContent } from './week-content.ts';

type EditMessage = Extract<WeekViewMessage, { readonly editId: number }>;
type ArrangeMessage = Extract<WeekViewMessage, { readonly type: 'addRow' | 'removeRow' | 'previewCopy' }>;
type LeaveMessage = Extract<WeekViewMessage, { readonly type: 'act' | 'stopTimer' | 'editWorkingTime' }>;
type ProposalMessage = Extract<
  WeekViewMessage,
  { readonly type: 'findProposals' | 'mergeProposal' | 'ignoreProposal' | 'restoreIgnored' }
>;

/** What only the window that shows the page has. */
export interface WeekEdge {
  readonly onAsked: (listener: (target: CommandTarget | undefined) => void) => Disposable;
  readonly kept: KeptValues;
  readonly setTitle: (title: string) => void;
  readonly gatherEvidence: GatherEvidence;
  /** Undefined when the user turned away. */
  readonly pickRow: () => Promise<EmptyRow | undefined>;
}

export function defineWeek(ports: PagePorts, edge: WeekEdge): DefinePage<WeekViewMessage, WeekHostMessage> {
  return (page) => new WeekPage(ports, edge, page).table;
}

const shown = [
  'time-entry',
  'timesheet',
  'client',
  'project',
  'task',
  'organization',
  'working-time',
  'days-off',
] as const;

/** A week that was never submitted has no sheet: the command makes it one. */
function targetOf(week: Week): CommandTarget {
  const { weekStart } = week;
  const sheet = findSheetOf(week);
  if (sheet !== undefined) return { record: { kind: 'timesheet', ids: [sheet.id] } };
  const target = { record: { kind: 'entries' as const, ids: [] }, weekStart };
  return target;
}

/** What a command answers where it leaves to its page to say why it did nothing. */
const refusalSchema = z.object({ refused: z.string() });

class WeekPage {
  private readonly ports: PagePorts;
  private readonly edge: WeekEdge;
  private readonly page: Page<WeekHostMessage>;
  private readonly editor: WeekEditor;
  private readonly proposals: DayProposals;
  private readonly emptyRows: EmptyRows;
  private weekStart: string | undefined;
  /** Whose weeks are shown; undefined for the user's own. */
  private userId: string | undefined;
  private week: Week | undefined;

  constructor(ports: PagePorts, edge: WeekEdge, page: Page<WeekHostMessage>) {
    this.ports = ports;
    this.edge = edge;
    this.page = page;
    this.editor = new WeekEditor(createEntryStore(ports));
    this.proposals = new DayProposals(createProposalStore(ports, edge.gatherEvidence));
    this.emptyRows = new EmptyRows(edge.kept);
    page.add(edge.onAsked((target) => page.run(() => this.openTarget(target))));
  }

  get table(): PageTable<WeekViewMessage, WeekHostMessage> {
    const arrange = (message: ArrangeMessage) => this.arrange(message);
    const propose = (message: ProposalMessage) => this.propose(message);
    const tellDaysOff = (message: DaysOffMessage) => this.tellDaysOff(message);
    const leaveTo = (message: LeaveMessage) => this.leaveTo(message);
    const edit = (message: EditMessage) => this.edit(message);
    return {
      incoming: weekViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: shown,
      load: () => this.load(),
      on: {
        ready: (message) => this.open(this.weekStart ?? message.weekStart ?? this.today),
        chooseWeek: ({ weekStart }) => this.open(weekStart),
        listWork: async ({ projectId }) => await this.page.send(await listWork(this.ports, projectId)),
        addRow: arrange,
        removeRow: arrange,
        previewCopy: arrange,
        findProposals: propose,
        mergeProposal: propose,
        ignoreProposal: propose,
        restoreIgnored: propose,
        listDaysOff: tellDaysOff,
        addDaysOff: tellDaysOff,
        deleteDaysOff: tellDaysOff,
        act: leaveTo,
        stopTimer: leaveTo,
        editWorkingTime: leaveTo,
        setCells: edit,
        changeEntry: edit,
        acceptProposal: edit,
        addEntry: edit,
        answerCrop: edit,
        deleteEntry: edit,
        copyWeek: edit,
        undo: edit,
        redo: edit,
      },
    };
  }

  /** What is written, and answered by an outcome. */
  private async edit(message: EditMessage): Promise<void> {
    try {
      const { faults, ...told } = await this.write(message);
      await this.load();
      await this.page.send({ type: 'outcome', editId: message.editId, faults: [...faults], ...told });
    } catch (error) {
      // What the page shows already was not written: it takes that back.
      const fault = { text: '', fault: 'refused', message: String(error) } as const;
      await this.page.send({ type: 'outcome', editId: message.editId, faults: [fault], overlaps: 0 });
      throw error;
    }
  }

  private async write(message: EditMessage): Promise<Edited> {
    if (this.userId !== undefined) return { faults: [{ text: '', fault: 'others' }], overlaps: 0 };
    switch (message.type) {
      case 'setCells':
        return await this.editor.setCells(message.cells);
      case 'changeEntry':
        return await this.editor.changeEntry(message.entryId, message.change);
      case 'acceptProposal':
        return await this.accept(message.id, message.change);
      case 'addEntry':
        return await this.addEntry(message);
      case 'answerCrop':
        return await this.editor.answerCrop(message.questionIds, message.isTaken);
      case 'deleteEntry':
        return await this.editor.deleteEntry(message.entryId);
      case 'copyWeek':
        return await this.copyWeek(message.withTimes);
      case 'undo':
      case 'redo':
        return await this.undoOrRedo(message.type);
    }
  }

  /** In the week that it changes: nothing is undone unseen. */
  private async undoOrRedo(direction: 'undo' | 'redo'): Promise<Edited> {
    const weekStart = this.editor.weekOf(direction);
    if (weekStart !== undefined && weekStart !== this.weekStart) await this.open(weekStart);
    return await this.editor.undoOrRedo(direction);
  }

  private async accept(id: string, change: ProposalChange): Promise<Edited> {
    const entry = this.proposals.toEntry(id, change);
    if (!entry.ok) return { faults: [{ text: change.times ?? '', fault: entry.error }], overlaps: 0 };
    const isThere = this.week !== undefined && isRecorded(this.week, entry.value);
    return isThere ? { faults: [], overlaps: 0 } : await this.editor.record(entry.value);
  }

  private async addEntry(message: GapTime): Promise<Edited> {
    const entry = toGapEntry(message);
    if (!entry.ok) return { faults: [{ text: message.times ?? '', fault: entry.error }], overlaps: 0 };
    return await this.editor.record(entry.value);
  }

  private async propose(message: ProposalMessage): Promise<void> {
    if (this.userId !== undefined) return;
    if (message.type === 'ignoreProposal') await this.proposals.ignore(message.id);
    if (message.type === 'restoreIgnored') await this.proposals.restore(message.date);
    const merged = message.type === 'mergeProposal' ? this.proposals.merge(message.id) : undefined;
    await this.page.send(merged ?? (await this.proposals.find(message.date)));
  }

  private async tellDaysOff(message: DaysOffMessage): Promise<void> {
    if (this.week === undefined || this.userId !== undefined) return;
    await this.page.send(await changeDaysOff(this.ports.backend, message, this.week));
    if (message.type !== 'listDaysOff') await this.load();
  }

  private async arrange(message: ArrangeMessage): Promise<void> {
    const { week } = this;
    if (week === undefined || this.userId !== undefined) return;
    if (message.type === 'previewCopy') {
      const shown = new Set(this.toContent(week).rows.map(rowKey));
      return await this.page.send(previewCopy(await this.loadBefore(week), week, shown));
    }
    if (message.type === 'removeRow') await this.emptyRows.remove(week.weekStart, message);
    else {
      const row = await this.edge.pickRow();
      if (row !== undefined) await this.emptyRows.add(week.weekStart, [row]);
    }
    await this.load();
  }

  private async leaveTo(message: LeaveMessage): Promise<void> {
    const { week } = this;
    if (week === undefined || this.userId !== undefined) return;
    if (message.type === 'act') return await this.act(week, message);
    if (message.type === 'stopTimer') await this.ports.runCommand('vireo.stopTimer');
    else await editWorkingTime(this.ports, week.weekStart);
    await this.load();
  }

  private async act(week: Week, { act, revision }: Extract<WeekViewMessage, { readonly type: 'act' }>) {
    const seen = { isOnPage: true, ...(revision === undefined ? {} : { revision }) };
    const answer = await this.ports.runCommand(`vireo.${act}Timesheet`, { ...targetOf(week), ...seen });
    await this.load();
    if (answer === 'changed') await this.page.send({ type: 'notSubmitted' });
    const refusal = refusalSchema.safeParse(answer);
    if (refusal.success) await this.page.send({ type: 'notSubmitted', reason: refusal.data.refused });
  }

  private async copyWeek(withTimes: boolean): Promise<Edited> {
    const { week } = this;
    if (week === undefined) return { faults: [], overlaps: 0 };
    if (findSheetOf(week)?.state === 'submitted') {
      return { faults: [{ text: '', fault: 'submitted' }], overlaps: 0 };
    }
    const before = await this.loadBefore(week);
    const rows = before.rows.filter(({ isArchived }) => !isArchived);
    await this.emptyRows.add(
      week.weekStart,
      rows.map(({ projectId, projectName, clientName, taskId, taskName, isArchived }) => ({
        projectId,
        projectName,
        clientName,
        taskId,
        taskName,
        isArchived,
      })),
    );
    return withTimes ? await this.editor.copyFrom(before) : { faults: [], overlaps: 0 };
  }

  private async loadBefore({ weekStart }: Week): Promise<Week> {
    return await createEntryStore(this.ports).loadWeek(addDays(weekStart, -7));
  }

  private async openTarget(target: CommandTarget | undefined): Promise<void> {
    if (target === undefined) {
      if (this.userId !== undefined) await this.openOwn();
      return;
    }
    const found = await findWeekOf(this.ports, target);
    if (found === undefined) return;
    this.userId = found.userId;
    await this.open(found.date);
  }

  private async openOwn(): Promise<void> {
    this.userId = undefined;
    await this.open(this.today);
  }

  /** The week of a date. */
  private async open(date: string): Promise<void> {
    this.weekStart = isoWeekOf(date).start;
    await this.load();
  }

  /** Sends it itself: an edit is answered after the week that it made. */
  private async load(): Promise<undefined> {
    const { backend, t } = this.ports;
    if (this.weekStart === undefined || backend.state.phase === 'failed') return undefined;
    this.week = await this.editor.load(this.weekStart, this.userId);
    const { week, userName } = this.week;
    this.edge.setTitle(
      this.userId === undefined ? t('Week {0}', week) : t('Week {0} of {1}', week, userName),
    );
    await this.page.send(this.toContent(this.week));
    return undefined;
  }

  private toContent(week: Week) {
    return toWeekContent(week, {
      today: this.today,
      now: this.ports.clock.now(),
      zone: ownZone(),
      person: this.userId === undefined ? null : week.userName,
      emptyRows: this.userId === undefined ? this.emptyRows.of(week.weekStart) : [],
      canUndo: this.editor.canUndo,
      canRedo: this.editor.canRedo,
      questions: [...this.editor.questions],
    });
  }

  private get today(): string {
    return today(this.ports.clock.now());
  }
}
