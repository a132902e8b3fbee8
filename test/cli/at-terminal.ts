/** The `vireo` command in this process, at a terminal where somebody sits. */
import { runCli } from '../../src/cli/program.ts';

export interface Said {
  out: string;
  err: string;
  readonly questions: string[];
  code: number;
}

/** Every question is answered by `answer`. */
export async function runAtTerminal(
  args: readonly string[],
  { answer, cwd }: { readonly answer: string; readonly cwd: string },
): Promise<Said> {
  const said: Said = { out: '', err: '', questions: [], code: 0 };
  await runCli(args, {
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
      said.questions.push(question);
      return answer;
    },
    signal: new AbortController().signal,
    setExitCode: (code) => {
      said.code = code;
    },
  });
  return said;
}
