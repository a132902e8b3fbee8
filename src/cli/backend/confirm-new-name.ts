/** *Did you mean …?* before a record is made whose name looks like that of another. */
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type { BackendOptions } from './backend-options.ts';
import { shortId } from './short-id.ts';

export interface NewName {
  readonly noun: 'client' | 'project';
  readonly name: string;
  /** Records whose names look alike, as the API lists them. */
  readonly like: readonly {
    readonly id: string;
    readonly name: string;
    readonly archivedAt: string | null;
  }[];
}

/** Throws when somebody is asked and says no; where nobody sits at a terminal, it is a note, and the record is made. */
export async function confirmNewName(
  { noun, name, like }: NewName,
  options: BackendOptions & { readonly yes?: boolean },
  io: CliIo,
): Promise<void> {
  if (like.length === 0 || options.yes === true) return;
  const others = like.map(
    (one) => `${one.name} (${shortId(one)}${one.archivedAt === null ? '' : ', archived'})`,
  );
  if (io.ask === undefined || options.json === true) {
    io.err(`${withoutControls(`vireo: "${name}" looks like the ${noun} ${others.join(', ')}.`)}\n`);
    return;
  }
  io.err(`${withoutControls(`Did you mean the ${noun} ${others.join(' or ')}?`)}\n`);
  if (!isYes(await io.ask(withoutControls(`Add "${name}" as another ${noun}? [y/N] `))))
    throw new CliError('failure', 'Nothing was added.');
}
