/** `vireo agent which`: the agent for a request in plain words. */
import { chooseAgent } from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';

interface Fit {
  readonly name: string;
  readonly title: string;
  readonly words: readonly string[];
}

export async function runAgentWhich(request: string, options: BackendOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const { data } = await chooseAgent({ client, query: { request }, throwOnError: true });
    const { agent, runnerUp, isClear } = data;
    if (agent === null) io.setExitCode(exitCodes.answerIsNo);
    if (options.json === true) return io.out(`${JSON.stringify(data)}\n`);
    if (agent === null) io.out('No agent fits these words. What do you want to have in the end?\n');
    else io.out(`${describe(agent)}\n`);
    if (runnerUp !== null) io.out(`Or: ${describe(runnerUp)}\n`);
    if (agent !== null && !isClear) io.out('These words do not make it clear. Which agent do you mean?\n');
  });
}

function describe({ name, title, words }: Fit): string {
  const why = words.map((word) => `“${withoutControls(word)}”`).join(', ');
  return `${name} (${title}), because of ${why}`;
}
