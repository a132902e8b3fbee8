import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const files: Readonly<Record<string, string>> = {
  'a.ts': 'debugger; // vireo: ignore\n',
  'b.py': 'breakpoint()  # vireo: ignore weak-hash\n',
  'c.tsx': 'const a = <p>{/* vireo-ignore */}</p>;\n',
  Dockerfile: 'FROM debian:12.8\n# vireo: ignore\nUSER app\n',
  'main.tf': '// vireo:ignore[]\n',
  '.env': '# vireo: ignore\nA=1\n',
  'page.html': '<!-- vireo: ignore -->\n',
  'schema.sql': '-- vireo: ignore\n',
  'compose.yml': 'services: {} # vireo: ignore it is fine\n',
};

describe('suppressions that vireo scan cannot go by', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  async function complaints(): Promise<readonly string[]> {
    const { out } = await fixture.vireo('scan', '--json', '--rules', 'suppression-without-reason');
    return JSON.parse(out).findings.map(
      ({ path, message }: { path: string; message: string }) => `${path}: ${message}`,
    );
  }

  it('are reported in every format where they name no rule, with the form that counts', async () => {
    for (const [name, content] of Object.entries(files)) fixture.write(name, content);

    const found = await complaints();

    assert.deepEqual(
      found.map((each) => each.split(':', 1)[0]).sort(),
      Object.keys(files).sort(),
      found.join('\n'),
    );
    for (const each of found) {
      assert.match(each, /it names no rule in brackets\. Write `vireo: ignore\[rule\] why`/);
    }
  });

  it('are reported where they give no reason, with the rules that they name', async () => {
    fixture.write('a.ts', 'debugger; // vireo: ignore[debugger-statement]\n');

    assert.deepEqual(await complaints(), [
      'a.ts: This comment sets nothing aside: it gives no reason, or one of a few letters, for `debugger-statement`. Write `vireo: ignore[rule] why`.',
    ]);
  });
});
