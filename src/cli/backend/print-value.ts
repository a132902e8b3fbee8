/** What a command found: for other programs with `--json`, else for a person. */
import type { CliIo } from '../io.ts';
import type { BackendOptions } from './backend-options.ts';

export interface Printing {
  readonly options: BackendOptions;
  readonly io: CliIo;
}

export function printValue(value: unknown, text: string, { options, io }: Printing): void {
  io.out(options.json === true ? `${JSON.stringify(value)}\n` : text);
}
