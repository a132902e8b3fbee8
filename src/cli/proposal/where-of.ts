/** For a command that is offered next: the options by which it finds the same practice, with a space before them. */
import type { BackendOptions } from '../backend/backend-options.ts';

/** A token is none of them: it stands in no terminal's history by our doing. */
export function whereOf({ data, as, server }: BackendOptions): string {
  const said = [
    ['--data', data],
    ['--as', as],
    ['--server', server],
  ] as const;
  return said
    .flatMap(([option, value]) => (value === undefined ? [] : [` ${option} ${quote(value)}`]))
    .join('');
}

function quote(value: string): string {
  return /^[\w./:@\\-]+$/.test(value) ? value : `"${value}"`;
}
