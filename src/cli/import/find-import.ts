/** An import to undo, by `last`, by its id, or by what its id ends with. */
import { type ApiClient, getTimeImport, listTimeImports, type TimeImport } from '../../api-client/index.ts';
import { shortId, shownOfId } from '../backend/short-id.ts';
import { CliError } from '../io.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const lookedThrough = 500;

/** With how many of its entries are there still. Where it is not clear which, the refusal lists those that are there. */
export async function findImport(client: ApiClient, said: string | true): Promise<TimeImport> {
  const id = said !== true && wholeId.test(said) ? said : await findId(client, said);
  return (await getTimeImport({ client, path: { id }, throwOnError: true })).data;
}

async function findId(client: ApiClient, said: string | true): Promise<string> {
  const { data } = await listTimeImports({ client, query: { limit: lookedThrough }, throwOnError: true });
  const there = data.items
    .filter((one) => one.state === 'done' && hasDone(one))
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  const found = said === 'last' ? there.slice(0, 1) : there.filter(({ id }) => isMeant(id, said));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const why = said === true ? 'Name the import to undo' : `"${said}" is none of the imports`;
  const lines = there.map(describe);
  throw new CliError(
    'usage',
    lines.length === 0
      ? 'There is no import to undo.'
      : [`${why}: vireo import --undo ID, or last.`, ...lines].join('\n'),
  );
}

/** One that added nothing and took over no state leaves nothing to undo. */
function hasDone({ added, takenOver }: TimeImport): boolean {
  return added > 0 || takenOver > 0;
}

function isMeant(id: string, said: string | true): boolean {
  return said !== true && said.length >= shownOfId && id.endsWith(said.toLowerCase());
}

function describe({ id, createdAt, fileName, added, from, to }: TimeImport): string {
  const span = from === null ? '' : `${from} to ${to}`;
  const brought = `${plural(added, 'entry', 'entries')} imported`;
  const parts = [shortId({ id }), createdAt.slice(0, 10), fileName, brought, span];
  return withoutControls(`  ${parts.filter(Boolean).join('  ')}`);
}
