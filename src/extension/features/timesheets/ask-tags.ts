/** Which tags several entries get, or lose. */
import * as vscode from 'vscode';
import type { TimeEntry } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Services } from '../../platform/services.ts';

const latestEntries = 200;
const mostShown = 8;
/** As the backend takes it. */
const longestTag = 60;

/** Undefined when the question was left. */
export async function askNewTags({ backend, t }: Services): Promise<readonly string[] | undefined> {
  const { items } = await backend.ask((api, options) =>
    api.listTimeEntries({ ...options, query: { limit: latestEntries } }),
  );
  const known = [...new Set(items.flatMap(({ tags }) => tags))].slice(0, mostShown);
  const text = await vscode.window.showInputBox({
    title: t('Add Tags'),
    prompt:
      known.length === 0
        ? t('Separated by commas.')
        : t('Separated by commas. In use: {0}', known.join(', ')),
    validateInput: (typed) => checkTags(typed, t),
  });
  return text === undefined ? undefined : parseTags(text);
}

function parseTags(text: string): readonly string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))];
}

function checkTags(text: string, t: Translate): string | undefined {
  const tags = parseTags(text);
  if (tags.length === 0) return t('A tag is needed.');
  return tags.some((tag) => tag.length > longestTag)
    ? t('A tag has at most {0} characters.', longestTag)
    : undefined;
}

export async function askOldTags(
  { t }: Services,
  entries: readonly TimeEntry[],
): Promise<readonly string[] | undefined> {
  const tags = [...new Set(entries.flatMap((entry) => entry.tags))].sort();
  if (tags.length === 0) return [];
  const items = tags.map((label) => {
    const count = entries.filter((entry) => entry.tags.includes(label)).length;
    return { label, description: count === 1 ? t('on 1 entry') : t('on {0} entries', count) };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Remove Tags'),
    placeHolder: t('Which tags?'),
    canPickMany: true,
  });
  return chosen?.map(({ label }) => label);
}
