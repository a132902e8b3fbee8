import assert from 'node:assert/strict';
import { digestOf, isSecret } from './secret-digest.ts';

/** The digest of what stands between « and » in a text. */
function digest(marked: string, options: { readonly mask?: string; readonly salt?: string } = {}): string {
  const { mask, salt = 'grains' } = options;
  const startOffset = marked.indexOf('«');
  const endOffset = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const startColumn = startOffset - (text.lastIndexOf('\n', startOffset - 1) + 1);
  const range = { startOffset, endOffset, startColumn, endColumn: 0, startLine: 0, endLine: 0 };
  return digestOf({ text, finding: { range, ...(mask && { mask }) }, end: endOffset }, salt);
}

describe('digestOf', () => {
  it('is of the masked value alone, whatever stands round it', () => {
    const mask = '…(5)';

    assert.equal(digest('password = "«abc-1»"\n', { mask }), digest('DB: «abc-1»', { mask }));
    assert.notEqual(digest('password = "«abc-1»"', { mask }), digest('password = "«abc-2»"', { mask }));
  });

  it('passes over quotes, line ends and indentation', () => {
    const mask = 'key';

    assert.equal(digest('«-----\nMII\nabc\n»', { mask }), digest('  «-----\r\n    MII\\n    abc»', { mask }));
    assert.equal(digest("f(«'abc-1'»)", { mask }), digest('f(«"abc-1"»)', { mask }));
  });

  it('is of the line where only the setting is named', () => {
    const set = (value: string) => digest(`environment:\n  «DB_PASSWORD»: ${value}\nimage: db\n`);

    assert.equal(set('shop1'), set('"shop1"'));
    assert.notEqual(set('shop1'), set('shop2'));
  });

  it('is of the definition where a name stands for the value', () => {
    const use = (value: string, host = 'db') =>
      digest(`const password: string =\n  '${value}';\nconnect(«{ user, password }», '${host}');\n`);

    assert.equal(use('shop1'), use('shop1', 'other'));
    assert.notEqual(use('shop1'), use('shop2'));
  });

  it('is of the values in a call, by name or not, however it is laid out', () => {
    const mask = '…(36)';
    const call = (value: string, code: string) => digest(`const secret = "${value}";\n${code}`, { mask });

    const known = call('shop1', "«new Client({ host: 'db', secret })»");
    assert.equal(known, call('shop1', '«new Client({\n  host: "db",\n  secret,\n})»'));
    assert.notEqual(known, call('shop2', "«new Client({ host: 'db', secret })»"));
  });

  it('is nothing without a salt, and another for each salt', () => {
    assert.equal(digest('«abc»', { mask: '…', salt: '' }), '');
    assert.notEqual(digest('«abc»', { mask: '…', salt: 'one' }), digest('«abc»', { mask: '…', salt: 'two' }));
  });
});

describe('isSecret', () => {
  it('goes by the mask, and by the weakness where a rule gives none', () => {
    assert.ok(isSecret({ mask: '…(3)', cwe: [] }));
    assert.ok(isSecret({ cwe: [798] }));
    assert.ok(!isSecret({ cwe: [89] }));
  });
});
