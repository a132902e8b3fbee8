import assert from 'node:assert/strict';
import {
  type Excerpt,
  type ExplainParams,
  type Explanation,
  explainMessage,
  explanationSchema,
} from '../../../src/contract/explanation.ts';
import { clientCommands } from '../../../src/contract/lsp-messages.ts';
import { LspClient } from '../lsp-client.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

/** What is marked in an excerpt, line by line. */
export function marked({ lines, marks }: Excerpt): readonly string[] {
  return marks.map(({ index, start, end }) => (lines[index] ?? '').slice(start, end));
}

/** One server for all tests. */
export function setUpExplain() {
  const folder = createTemporaryFolder();

  let client: LspClient;

  before(async () => {
    const initializationOptions = { findings: 'client', clientCommands: [clientCommands.explain] };
    client = await LspClient.start({ pull: true, folder: folder.path, initializationOptions });
  });

  after(async () => {
    await client.stop();
    folder.remove();
  });

  async function ask(params: ExplainParams): Promise<Explanation | undefined> {
    const answer: unknown = await client.connection.sendRequest(explainMessage.method, params);
    return answer === null ? undefined : explanationSchema.parse(answer);
  }

  /** Of the only finding in a document. */
  async function explainFirst(uri: string): Promise<Explanation> {
    const [diagnostic] = await client.pull(uri);
    const start = diagnostic?.range.start ?? assert.fail('nothing was found');
    const told = await ask({ uri, position: start });
    return told ?? assert.fail('nothing was told');
  }

  const found = ({ finding }: Explanation) => finding ?? assert.fail('there is no finding');

  return {
    get client() {
      return client;
    },
    folder,
    explainFirst,
    found,
    ask,
  };
}
