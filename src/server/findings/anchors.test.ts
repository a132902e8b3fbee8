import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskOf } from '../../scanner/secrets/mask.ts';
import { findPlaces, indentShift, indexLines, nearestPlace, shiftLine } from './anchors.ts';
import { edit, masked } from './testing.test.ts';

describe('shiftLine', () => {
  it('moves with lines that come and go above', () => {
    assert.equal(shiftLine(10, edit(2, 2, 'a\nb\n')), 12);
    assert.equal(shiftLine(10, edit(2, 5, '')), 7);
    assert.equal(shiftLine(10, edit(2, 2, 'no break')), 10);
  });

  it('stays when what is put in comes after its own code', () => {
    assert.equal(shiftLine(10, { ...edit(10, 10, '\nb();'), keepsStart: true }), 10);
  });

  it('stays for edits below', () => {
    assert.equal(shiftLine(10, edit(11, 14, 'x\n')), 10);
  });

  it('moves with breaks put in right before it', () => {
    assert.equal(shiftLine(10, edit(10, 10, '\n\n')), 12);
  });

  it('goes to the start of an edit that swallows it', () => {
    assert.equal(shiftLine(10, edit(8, 14, '')), 8);
  });

  it('is undone by the edit that undoes', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(5), (line, at, breaks) => {
        fc.pre(at < line);
        const added = shiftLine(line, edit(at, at, '\n'.repeat(breaks)));

        assert.equal(shiftLine(added, edit(at, at + breaks, '')), line);
      }),
    );
  });
});

describe('findPlaces', () => {
  const index = indexLines('a();\nflaw();\n\n  flaw();\nb();');

  it('finds all, whatever their indentation, and the nearest of them', () => {
    assert.deepEqual(findPlaces(index, '\tflaw();'), [1, 3]);
    assert.equal(nearestPlace(findPlaces(index, 'flaw();'), 4), 3);
    assert.equal(nearestPlace(findPlaces(index, 'flaw();'), 2), 1);
  });

  it('wants all lines of the snippet', () => {
    assert.deepEqual(findPlaces(index, 'flaw();\nb();'), [3]);
    assert.deepEqual(findPlaces(index, 'flaw();\nc();'), []);
  });

  it('finds nothing for a snippet without code', () => {
    assert.deepEqual(findPlaces(index, '  '), []);
  });
});

describe('findPlaces of a snippet whose secrets are covered', () => {
  const token = 'ghp_a1b2c3d4e5f6g7h8i9j0';
  const line = `  const token = "${token}"; // of CI`;

  it('finds the line by its code and by how long the secret is', () => {
    const text = ['const token = other();', '', `\t const  token = "${token}";  // of CI`, 'end();'].join(
      '\r\n',
    );

    assert.deepEqual(findPlaces(indexLines(text), masked(line, token, maskOf(token, 'ghp_'))), [2]);
    assert.deepEqual(findPlaces(indexLines(text), masked(line, token)), [2]);
  });

  it('finds none where the secret is longer, shorter, of another kind, or the code is other code', () => {
    const snippet = masked(line, token, maskOf(token, 'ghp_'));
    const others = [`${token}k`, token.slice(1), token.replace('ghp_', 'gho_'), ''];
    const texts = [...others.map((other) => line.replace(token, other)), line.replace('of CI', 'of me')];

    assert.deepEqual(findPlaces(indexLines(texts.join('\n')), snippet), []);
  });

  it('finds a key of several lines, indented or not, and what stands behind a secret', () => {
    const key = ['-----BEGIN PRIVATE KEY-----', '  MIIEvQIBADANBgkq', '', '  hkiG9w0BAQ', '  -----END'].join(
      '\n',
    );
    const text = `a();\nconst key = \`${key}\`;\nb("hunter2", 'hunter2');`;
    const covered = masked(text, key, 'PRIVATE KEY…(40)').split('\n');
    const index = indexLines(text);

    assert.deepEqual(findPlaces(index, covered.slice(1, 6).join('\n')), [1]);
    assert.deepEqual(findPlaces(index, covered.slice(2, 6).join('\n')), []);
    assert.deepEqual(findPlaces(index, masked("b('hunter2', 'hunter2');", 'hunter2')), []);
    assert.deepEqual(findPlaces(index, masked(`b("hunter2", 'hunter2');`, 'hunter2')), [6]);
  });

  it('finds whatever value of whatever line was covered, one of a character, too', () => {
    const code = fc.string({ unit: fc.constantFrom('a', '=', '"', ' ', '*', '('), maxLength: 12 });
    const value = fc.string({ unit: fc.constantFrom('x', 'y', '-', '/'), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(code, value, code, (before, secret, behind) => {
        const secretLine = `${before}${secret}${behind}`;

        assert.deepEqual(findPlaces(indexLines(`\n  ${secretLine} \n`), masked(secretLine, secret)), [1]);
      }),
    );
  });
});

describe('indentShift', () => {
  it('says how far the code has moved', () => {
    assert.equal(indentShift('      flaw();', '  flaw();\nmore'), 4);
  });
});
