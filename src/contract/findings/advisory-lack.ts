/** The command that downloads advisories, as texts name it; the editor offers a button in its place. */

const start = 'vireo advisories update --ecosystem ';
const named = new RegExp(`${start}((?:[A-Za-z][\\w.]*)(?: [A-Za-z][\\w.]*)*)`);

export function updateCommand(ecosystems: readonly string[]): string {
  return `${start}${(ecosystems.length === 0 ? ['npm', 'PyPI'] : ecosystems).join(' ')}`;
}

/** The ecosystems of the command that a text names; empty where it names none. */
export function ecosystemsToUpdate(text: string): readonly string[] {
  return named.exec(text)?.[1]?.split(' ') ?? [];
}
