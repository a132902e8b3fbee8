/** What a command is given of the process, so that tests run it in theirs. */
export interface CliIo {
  /** The result, and nothing else: other programs read it. */
  readonly out: (text: string) => void;
  /** What a person should know: progress, notes, errors. */
  readonly err: (text: string) => void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether results go to a terminal that shows colours. */
  readonly colors: boolean;
  /** How many columns results have on a terminal; undefined where lines may be as long as they are. */
  readonly columns?: number | undefined;
  /** Where progress may be drawn; undefined where nobody would see it. */
  readonly terminal?: NodeJS.WriteStream | undefined;
  /** All of standard input, as text. */
  readonly readInput: () => Promise<string>;
  /** Asks a person, and gives the line that they answer; undefined where nobody sits at a terminal. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** As `ask`, for what must not be seen on the screen. */
  readonly askSecret?: ((question: string) => Promise<string>) | undefined;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called before a command that scans is loaded, to set up its process; absent where that is not the command's own. */
  readonly prepareScan?: () => void;
  /** What the process exits with once the command is done; `exitCodes.done` unless a command says otherwise. */
  setExitCode(code: ExitCode): void;
}

/** The same for every command; `--help` of each says what they mean there. */
export const exitCodes = { done: 0, answerIsNo: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with exit code 2 and this sentence, without a stack. */
export class CliError extends Error {
  readonly code: 'usage' | 'failure';
  constructor(code: 'usage' | 'failure', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CliError';
    this.code = code;
  }
}
