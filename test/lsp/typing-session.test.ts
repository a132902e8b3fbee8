import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver/node';
import { recordTyping, type TypedLanguage } from '../support/typing-session.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const keystrokes = 2_000;
const names: Readonly<Record<TypedLanguage, string>> = { typescript: 'ts', javascript: 'js', python: 'py' };

describe('language server, a typing session', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  const told = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map(({ code, message, range }) => ({ code, message, range }));

  for (const language of ['typescript', 'javascript', 'python'] as const) {
    it(`ends without an error or a stale finding, as a fresh scan would find it: ${language}`, async () => {
      const session = recordTyping(language, keystrokes);
      const uri = await client.open(`typed.${names[language]}`, session.start, language);
      const answers: Promise<unknown>[] = [];

      for (const [index, { offset, removed, text }] of session.keystrokes.entries()) {
        const document = client.document(uri);
        const range = { start: document.positionAt(offset), end: document.positionAt(offset + removed) };
        await client.change(uri, [{ range, text }]);
        if (index % 3 === 0) answers.push(client.pull(uri));
        if (index % 10 === 0) await Promise.all(answers);
      }
      await Promise.all(answers);

      assert.equal(client.document(uri).getText(), session.end);
      const fresh = await client.open(`fresh/typed.${names[language]}`, session.end, language);
      const expected = told(await client.pull(fresh));
      const settled = async () => told(await client.pull(uri));
      await waitFor(async () => isDeepStrictEqual(await settled(), expected), 'the findings to settle');
      assert.deepEqual(await settled(), expected);
      assert.ok(expected.length > 0);
      assert.deepEqual(
        client.logs.filter((line) => /failed|ended|not end/.test(line)),
        [],
      );
    });
  }
});
