/** What is done to all selected entries at once, with an undo for all of it; in a bundle of its own. */
import * as vscode from 'vscode';
import type { PatchTimeEntry, TimeEntry } from '../../../api-client/index.ts';
import type { CommandTarget } from '../../../contract/commands.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { actOnEach, type Refused } from '../../../pages/practice/act-on-each.ts';
import { nameOf } from '../../../pages/records.ts';
import { toCopyLine } from '../../../pages/time/entry-text.ts';
import { formatSpan } from '../../../pages/time/formats.ts';
import { runCommand } from '../../platform/commands.ts';
import type { Row } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { readToggled, type SelectionSteps } from '../../platform/toggled-rows.ts';
import { type ChangeName, nameDeletion, undoChangeOf } from '../../platform/undo-entries.ts';
import { groupAdjoining } from './adjoining-entries.ts';
import { askNewTags, askOldTags } from './ask-tags.ts';
import { showOutcome } from './outcomes/show-outcome.ts';
import { nameOfEntry, readSelected } from './read-selected.ts';

type Targets = readonly CommandTarget[];

export async function deleteEntries(services: Services, targets: Targets): Promise<void> {
  const { backend, t } = services;
  const read = await readSelected(services, targets);
  const { done, refused } = await actOnEach(read.done, {
    nameOf: nameOfEntry,
    act: async (entry) => {
      if (entry.endedAt === null) throw new Error(t('Its timer runs.'));
      const { id } = entry;
      await backend.ask((api, options) =>
        api.deleteTimeEntry({ ...options, path: { id }, headers: ifMatch(entry) }),
      );
      return nameChange(entry, nameDeletion(entry));
    },
  });
  const sentence =
    done.length === 1 ? t('1 entry was deleted.') : t('{0} entries were deleted.', done.length);
  tellChanges(services, { sentence, changes: done, refused: [...read.refused, ...refused] });
}

/** What the Delete key is about; `list.toggleSelection` ran before it. */
export async function deleteToggled(
  services: Services,
  tree: { select(row: Row): Promise<void> },
  steps: SelectionSteps<Row>,
): Promise<void> {
  const toggled = readToggled(steps);
  if (toggled === undefined) {
    // Back to what was selected, for the key to be pressed again.
    await vscode.commands.executeCommand('list.toggleSelection');
    vscode.window.showInformationMessage(services.t('Nothing was deleted: press the key again.'));
    return;
  }
  // Selected with what was selected before, the next key would be about all of it.
  if (toggled.added !== undefined) await tree.select(toggled.added);
  await runCommand('vireo.deleteEntry', toggled.rows[0], toggled.rows);
}

/** What adjoins becomes one entry; the rest stays, and is told. */
export async function mergeEntries(services: Services, targets: Targets): Promise<void> {
  const { backend, t } = services;
  const read = await readSelected(services, targets);
  const { done, refused } = await actOnEach(groupAdjoining(read.done), {
    nameOf: (entries) => entries.map(nameOfEntry).join(', '),
    act: async (entries) => {
      if (entries.length < 2) {
        throw new Error(t('Nothing else that is selected adjoins it in the same project, task and rate.'));
      }
      const ids = entries.map(({ id }) => id);
      const merged = await backend.ask((api, options) =>
        api.mergeTimeEntries({ ...options, body: { id: api.newId(), ids } }),
      );
      return nameChange(merged, { entryId: merged.id, version: merged.version });
    },
  });
  const sentence = done.length === 1 ? t('Merged into 1 entry.') : t('Merged into {0} entries.', done.length);
  tellChanges(services, { sentence, changes: done, refused: [...read.refused, ...refused] });
}

interface Change {
  /** Of its entry, as the user reads it. */
  readonly name: string;
  readonly change: ChangeName;
}

function nameChange(entry: TimeEntry, change: ChangeName): Change {
  return { name: nameOfEntry(entry), change };
}

interface Changes {
  readonly sentence: string;
  /** In their order. */
  readonly changes: readonly Change[];
  readonly refused: readonly Refused[];
}

function tellChanges(services: Services, { sentence, changes, refused }: Changes): void {
  if (changes.length > 0) {
    const back = { label: services.t('Undo'), run: () => undoAll(services, changes) };
    showOutcome(services, { sentence, refused, back });
  } else tellNothing(services, refused);
}

function tellNothing(services: Services, refused: readonly Refused[]): void {
  showOutcome(services, { sentence: refused.length === 0 ? services.t('Nothing to change.') : '', refused });
}

/** The last first. What was changed since stays as it is, and is told. */
async function undoAll(services: Services, changes: readonly Change[]): Promise<void> {
  const { refused } = await actOnEach(changes.toReversed(), {
    nameOf: ({ name }) => name,
    act: ({ change }) => undoChangeOf(services, change),
  });
  if (refused.length > 0) showOutcome(services, { sentence: '', refused });
}

export async function addTags(services: Services, targets: Targets): Promise<void> {
  const read = await readSelected(services, targets);
  const tags = await askNewTags(services);
  if (tags === undefined) return;
  await patchEach(services, read, (entry) => ({ tags: [...new Set([...entry.tags, ...tags])] }));
}

export async function removeTags(services: Services, targets: Targets): Promise<void> {
  const read = await readSelected(services, targets);
  const tags = await askOldTags(services, read.done);
  if (tags === undefined) return;
  await patchEach(services, read, (entry) => ({ tags: entry.tags.filter((tag) => !tags.includes(tag)) }));
}

export async function makeBillable(services: Services, targets: Targets): Promise<void> {
  await patchEach(services, await readSelected(services, targets), () => ({ billable: true }));
}

export async function makeNotBillable(services: Services, targets: Targets): Promise<void> {
  await patchEach(services, await readSelected(services, targets), () => ({ billable: false }));
}

type Patch = Pick<PatchTimeEntry, 'tags' | 'billable'>;
interface Selected {
  readonly done: readonly TimeEntry[];
  readonly refused: readonly Refused[];
}

async function patchEach(
  services: Services,
  { done: entries, refused: gone }: Selected,
  toPatch: (entry: TimeEntry) => Patch,
): Promise<void> {
  const { t } = services;
  const changing = entries.filter((entry) => differs(entry, toPatch(entry)));
  const { done, refused } = await actOnEach(changing, {
    nameOf: nameOfEntry,
    act: async (before) => ({ before, after: await patch(services, before, toPatch(before)) }),
  });
  const all = [...gone, ...refused];
  if (done.length === 0) return tellNothing(services, all);
  const sentence =
    done.length === 1 ? t('1 entry was changed.') : t('{0} entries were changed.', done.length);
  const back = { label: t('Undo'), run: () => patchBack(services, done) };
  showOutcome(services, { sentence, refused: all, back });
}

function differs(entry: TimeEntry, { tags, billable }: Patch): boolean {
  return (
    (billable !== undefined && billable !== entry.billable) ||
    (tags !== undefined && tags.join('\n') !== entry.tags.join('\n'))
  );
}

async function patch({ backend }: Services, entry: TimeEntry, body: Patch): Promise<TimeEntry> {
  return await backend.ask((api, options) =>
    api.patchTimeEntry({ ...options, path: { id: entry.id }, body, headers: ifMatch(entry) }),
  );
}

/** What was changed since stays as it is, and is told. */
async function patchBack(
  services: Services,
  changes: readonly { readonly before: TimeEntry; readonly after: TimeEntry }[],
): Promise<void> {
  const { refused } = await actOnEach(changes, {
    nameOf: ({ before }) => nameOfEntry(before),
    act: ({ before: { tags, billable }, after }) => patch(services, after, { tags, billable }),
  });
  if (refused.length > 0) showOutcome(services, { sentence: '', refused });
}

/** In order of time, as a spreadsheet takes them. */
export async function copyEntries(services: Services, targets: Targets): Promise<void> {
  const { done } = await readSelected(services, targets);
  const directory = await services.records.load();
  const lines = [...done]
    .sort((one, other) => one.startedAt.localeCompare(other.startedAt))
    .map((entry) => {
      const { client, project } = nameOf(directory, entry.projectId);
      return toCopyLine({ ...entry, span: formatSpan(entry), name: `${client} · ${project}` });
    });
  await vscode.env.clipboard.writeText(lines.join('\n'));
}
