/** Confirms that an entry crops others of the same person (policy `crop`): lists what each becomes, then asks. */
import {
  type ApiClient,
  type CreateTimeEntry,
  previewTimeEntry,
  type TimeEntryPreview,
} from '../../api-client/index.ts';
import { orWithout } from '../../api-client/or-without.ts';
import { localTime } from '../../domain/zones.ts';
import { listNamedProjects } from '../backend/find-project.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import { type ProjectNames, toProjectNames } from './print-time.ts';
import type { TimedOptions } from './time-options.ts';

type Neighbour = TimeEntryPreview['neighbours'][number];

interface Taking {
  readonly client: ApiClient;
  readonly options: TimedOptions;
  readonly io: CliIo;
}

/** Throws when the user declines, and without a terminal to ask on. */
export async function confirmCrop(
  body: CreateTimeEntry & { readonly zone: string },
  { client, options, io }: Taking,
): Promise<void> {
  if (options.crop === true) return;
  const preview = await orWithout(previewTimeEntry({ client, body, throwOnError: true }), undefined);
  if (preview === undefined || preview.data.neighbours.length === 0) return;
  const names = toProjectNames(await listNamedProjects(client));
  const lines = preview.data.neighbours.map((neighbour) => describe(neighbour, names, body.zone));
  const told = ['This takes time from what is recorded already:', ...lines].join('\n');
  if (io.ask === undefined || options.json === true) {
    throw new CliError('failure', `${told}\nNothing was saved: --crop takes it.`);
  }
  io.err(`${told}\n`);
  if (!isYes(await io.ask('Take it? [y/N] '))) throw new CliError('failure', 'Nothing was saved.');
}

function describe({ before, after, projectId, note }: Neighbour, names: ProjectNames, zone: string): string {
  const clock = (instant: string) => localTime(Date.parse(instant), zone).slice(0, 5);
  const span = ({ startedAt, endedAt }: Neighbour['before']) => `${clock(startedAt)}–${clock(endedAt)}`;
  const what = [names.get(projectId) ?? projectId, note].filter(Boolean).join('  ');
  return withoutControls(`  ${span(before)} → ${after.map(span).join(', ')}  ${what}`);
}
