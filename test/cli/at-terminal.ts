/** The `vireo` command in this process, at a terminal where somebody sits. */
import { runCommand } from '../support/run-command.ts';

export interface Said {
  out: string;
  err: string;
  readonly questions: string[];
  code: number;
}

/** Every question is answered by `answer`; `meanwhile` is done while the first one stands there. */
export async function runAtTerminal(
  args: readonly string[],
  {
    answer,
    cwd,
    meanwhile,
  }: { readonly answer: string; readonly cwd: string; readonly meanwhile?: () => Promise<unknown> },
): Promise<Said> {
  const said: Said = { out: '', err: '', questions: [], code: 0 };
  await runCommand(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    cwd,
    env: {},
    colors: false,
    readInput: async () => '',
    ask: async (question) => {
      if (said.questions.push(question) === 1) await meanwhile?.();
      return answer;
    },
    signal: new AbortController().signal,
    setExitCode: (code) => {
      said.code = code;
    },
  });
  return said;
}
