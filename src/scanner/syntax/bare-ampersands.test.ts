import assert from 'node:assert/strict';
import { sharedScanner } from '../testing.test.ts';
import { findBareAmpersands } from './bare-ampersands.ts';

async function notes(code: string, language: 'tsx' | 'javascript' = 'tsx'): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  return scanner.scan(`a.${language}`, language, code).notes ?? [];
}

const whole = [
  '<h2>Terms & Conditions</h2>',
  '<p>Tom&Jerry &amp; you, a & b</p>',
  '<span>Q&A</span>',
  '<span>Fish &</span>',
  '<span>& chips</span>',
  '<p>{a} & {b}</p>',
  '<a title="R&D" href="/x?a=1&b=2">AT&T</a>',
  "<a href='?a&b'>&copy 2020</a>",
  '<div><h2>A & B</h2>{x}<p>a &</p></div>',
];

describe('a bare & in JSX', () => {
  for (const element of whole)
    it(`is text in ${element}`, async () => {
      assert.deepEqual(await notes(`const a = 1, b = 2, x = 3;\nexport const page = ${element};\n`), []);
      assert.deepEqual(
        await notes(`const a = 1, b = 2, x = 3;\nexport const page = ${element};\n`, 'javascript'),
        [],
      );
    });

  it('leaves types and sums beside it as they are', async () => {
    const code = `type Both = Map<A> & { b: 1 };\ntype C = { a: 1 } & { b: 2 };\nconst n = 3 & 1;\nconst page = <p>Q & A</p>;\n`;
    assert.deepEqual(await notes(code), []);
  });

  it('hides no real error', async () => {
    assert.equal((await notes('const page = <p>Q & A</p>;\nconst = ;\n')).length, 1);
    assert.equal((await notes('const page = <p>Q & A;\n')).length, 1);
  });

  it('keeps offsets and what is read of the text', async () => {
    const scanner = await sharedScanner();
    const code = 'const p = <p title="a&b">Q & A</p>;\nif (left.price === left.price) merge();\n';
    const [finding] = scanner
      .scan('a.tsx', 'tsx', code)
      .findings.filter(({ ruleId }) => ruleId === 'self-comparison');
    assert.equal(finding?.range.startLine, 1);
  });

  it('is none where an entity is', () => {
    assert.deepEqual(findBareAmpersands('<p>&amp; &#38; &#x26;</p>'), []);
  });
});
