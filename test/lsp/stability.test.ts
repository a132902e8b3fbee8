import assert from 'node:assert/strict';
import fc from 'fast-check';
import { serverCommands } from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const script = `import { createHash } from 'node:crypto';

export function sign(password: string) {
  debugger;
  return createHash('md5').update(password).digest('hex');
}

/* here: */
export function quiet(items: readonly number[]) {
  const sum = 0;
  return items.length + sum;
}

export function last(text: string) {
  if (text.length < 0) return eval(text);
  return text == text;
}
`;

const python = `import hashlib
import yaml


def sign(password):
    return hashlib.md5(password).hexdigest()


# here:
def quiet(items):
    total = 0
    return len(items) + total


def last(text):
    if text == None:
        return yaml.load(text)
    return text
`;

const brackets = 'a +("{[;\n}])\'`#/*:=';

const texts = { 'stable.ts': script, 'stable.py': python } as const;

const handlers = `import { exec } from 'node:child_process';
import { readFile } from 'node:fs';

export function list(req, res) {
  debugger;
  exec('ls ' + req.query.dir);
  return eval(req.query.x);
}

export function quiet(items) {
  const sum = 0;
  return items.length + sum;
}

export function last(req, text) {
  if (text.length < 0) return eval(req.query.x);
  exec('cat ' + req.query.file);
  return text == text;
  debugger;
}
`;

const typedHandlers = handlers
  .replaceAll(/\(req, (\w+)\) \{/g, '(req: any, $1: any) {')
  .replace('(items)', '(items: any[])');

const pythonHandlers = `import hashlib
import subprocess
import yaml
import json
from flask import request

def sign(password):
    return hashlib.md5(password).hexdigest()


def quiet(items):
    total = 0
    return len(items) + total


def last(text):
    """Says the last."""
    if text == None:
        return yaml.load(text)
    subprocess.run("ls " + request.args["a"], shell=True)
    return missing(text)
`;

/** What somebody types after the first line of a function that holds no finding. */
const typedInScript = [
  '\n  const count = items.length * 2;',
  '\n  if (items.length === sum) {\n    return count(items[0]);\n  }',
  '\n  const text = `of ${items.map((one) => one.name)} all`;',
  '\n  const found = [{ a: [1, (2 + 3)] }];',
  '\n  /* quoted "as said" (so */',
  '\n  const word = \'it is "so"\';',
];
const typedInPython = [
  '\n    count = len(items)\n    print(count)',
  '\n    text = """of "all"\n    (lines"""',
  '\n    text = f"{items[0]} of {len(items)}"',
  '\n    found = [{"a": [1, (2 + 3)]}]',
  '\n    if len(items) == total:\n        raise ValueError("none")',
];

describe('language server, findings that nothing relevant changed', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;
  let count = 0;

  before(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  async function namesIn(uri: string): Promise<unknown[]> {
    return (await client.pull(uri)).map(({ code, data }) => [code, data]);
  }

  async function shownIn(uri: string): Promise<unknown[]> {
    return (await client.pull(uri)).map(({ code, data, range, message }) => ({ code, data, range, message }));
  }

  /** Types after `mark`, letter by letter, and hands out what is shown after each. */
  async function type(uri: string, mark: string, letters: string, read = namesIn): Promise<unknown[][]> {
    const shown: unknown[][] = [];
    const at = client.document(uri).getText().indexOf(mark) + mark.length;
    for (const [index, text] of [...letters].entries()) {
      const place = client.document(uri).positionAt(at + index);
      await client.change(uri, [{ range: { start: place, end: place }, text }]);
      shown.push(await read(uri));
    }
    return shown;
  }

  async function open(name: keyof typeof texts): Promise<string> {
    count += 1;
    return await client.open(`${count}/${name}`, texts[name], name.endsWith('.py') ? 'python' : 'typescript');
  }

  /** What stands elsewhere than in the function that is typed into, each by its rule and the code of its line. */
  async function elsewhere(uri: string): Promise<string[]> {
    const lines = client.document(uri).getText().split(/\n/);
    const first = lines.findIndex((line) => /^(export function|def) quiet/.test(line));
    const behind = lines.findIndex((line) => /^(export function|def) last/.test(line));
    return (await client.pull(uri))
      .filter(({ range }) => range.start.line < first || range.start.line >= behind)
      .map(({ code, range }) => `${code} ${lines[range.start.line]}`)
      .sort();
  }

  for (const [name, text, mark, pieces] of [
    ['typed.ts', typedHandlers, 'sum = 0;', typedInScript],
    ['typed.js', handlers, 'sum = 0;', typedInScript],
    ['long.js', `${handlers}/* ${'x'.repeat(8_000)} */\n`, 'sum = 0;', typedInScript],
    ['typed.py', pythonHandlers, 'total = 0', typedInPython],
  ] as const) {
    for (const piece of pieces) {
      it(`stay with every letter of ${JSON.stringify(piece)} in another function: ${name}`, async () => {
        count += 1;
        const language = name.endsWith('.py') ? 'python' : name.endsWith('.js') ? 'javascript' : 'typescript';
        const uri = await client.open(`${count}/${name}`, text, language);
        const before = await elsewhere(uri);
        assert.ok(before.length >= 6, before.join('\n'));

        const at = text.indexOf(mark) + mark.length;
        for (const [index, letter] of [...piece].entries()) {
          const place = client.document(uri).positionAt(at + index);
          await client.change(uri, [{ range: { start: place, end: place }, text: letter }]);

          assert.deepEqual(
            await elsewhere(uri),
            before,
            `after ${JSON.stringify(piece.slice(0, index + 1))}`,
          );
        }

        const fresh = await client.open(`${count}/fresh-${name}`, client.document(uri).getText(), language);
        const expected = JSON.stringify(await shownIn(fresh));
        await waitFor(
          async () => JSON.stringify(await shownIn(uri)) === expected,
          'the same as a fresh scan',
        );
        assert.deepEqual(await elsewhere(uri), before);
      });
    }
  }

  it('stay while a text that was left broken is thought about, and go once it counts as it is', async () => {
    const uri = await client.open('left.py', pythonHandlers, 'python');
    const before = await elsewhere(uri);
    const refreshes = client.refreshes;

    await client.replace(uri, 'total = 0', 'total = """of');
    const broken = await elsewhere(uri);
    const fresh = await client.open('fresh-left.py', client.document(uri).getText(), 'python');
    const expected = JSON.stringify(await shownIn(fresh));

    assert.deepEqual(broken, before);
    await waitFor(async () => JSON.stringify(await shownIn(uri)) === expected, 'the same as a fresh scan');
    await waitFor(() => client.refreshes > refreshes, 'a refresh');
    assert.notDeepEqual(await elsewhere(uri), before);
  });

  it('are those of the text as it is when somebody asks for a scan', async () => {
    const uri = await client.open('asked.py', pythonHandlers, 'python');
    const before = await elsewhere(uri);

    await client.replace(uri, 'total = 0', 'total = """of');
    assert.deepEqual(await elsewhere(uri), before);
    await client.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.scanFile,
      arguments: [{ uri }],
    });
    const fresh = await client.open('fresh-asked.py', client.document(uri).getText(), 'python');

    assert.deepEqual(await shownIn(uri), await shownIn(fresh));
  });

  it('name what nobody uses or defines once it is written, not while it is', async () => {
    const uri = await client.open('names.py', 'def run():\n    a = 1\n    return a\n', 'python');
    await client.pull(uri);

    // One answer for all letters: on a slow machine there may be time enough to settle between two of them.
    await type(uri, 'a = 1', '\n    count = mising()', async () => []);
    assert.deepEqual(await namesIn(uri), []);
    const told = async () => (await client.pull(uri)).map(({ code }) => code).sort();
    await waitFor(async () => (await told()).length === 2, 'what is told once nobody types');
    assert.deepEqual(await told(), ['undefined-name', 'unused-name']);
    await client.replace(uri, '    count = mising()\n', '');

    assert.deepEqual(await client.pull(uri), []);
  });

  for (const name of ['stable.ts', 'stable.py'] as const) {
    it(`stay with every letter that is typed into a comment: ${name}`, async () => {
      const letters = fc.string({ maxLength: 12, unit: fc.constantFrom(...'abc ("\'`{[;=') });
      await fc.assert(
        fc.asyncProperty(letters, async (typed) => {
          const uri = await open(name);
          const before = await namesIn(uri);
          assert.ok(before.length >= 3);

          for (const shown of await type(uri, 'here:', typed)) assert.deepEqual(shown, before);

          await client.close(uri);
        }),
        { numRuns: 12 },
      );
    });

    it(`stay with every letter of whatever is typed in an unrelated function, and are the same once it is whole again: ${name}`, async () => {
      const mark = name.endsWith('.py') ? 'total = 0' : 'sum = 0';
      const letters = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...brackets) });
      await fc.assert(
        fc.asyncProperty(letters, async (typed) => {
          const uri = await open(name);
          const before = await namesIn(uri);

          const stood = await elsewhere(uri);
          for (const shown of await type(uri, mark, typed, elsewhere)) assert.deepEqual(shown, stood);
          await client.replace(uri, `${mark}${typed}`, mark);
          await waitFor(
            async () => JSON.stringify(await namesIn(uri)) === JSON.stringify(before),
            `the findings as they were, after ${JSON.stringify(typed)}`,
          );

          await client.close(uri);
        }),
        { numRuns: 12 },
      );
    });
  }
});
