import assert from 'node:assert/strict';
import { githubChecksum } from '../../src/scanner/secrets/checksums.ts';
import { fillCase } from './fill.ts';

describe('filling a case about secrets', () => {
  it('makes a value of a format, with the checksum it ought to have', () => {
    const [, body = '', checksum] =
      /^ghp_(\w{30})(\w{6})$/.exec(fillCase('«token:github-personal-token»', 'a')) ?? [];

    assert.equal(githubChecksum(body), checksum);
  });

  it('makes the same of the same case, and other values of another', () => {
    const text = 'password=«made:[a-z0-9]{16}»';

    assert.equal(fillCase(text, 'a'), fillCase(text, 'a'));
    assert.notEqual(fillCase(text, 'a'), fillCase(text, 'b'));
  });

  it('fills from the inside out', () => {
    const filled = fillCase('«base64:app:«made:x{4}»»', 'a');

    assert.equal(Buffer.from(filled, 'base64').toString(), 'app:xxxx');
  });

  it('breaks a text in two where the case asks for it', () => {
    assert.equal(fillCase('"«split:" + ":abcdef»"', 'a'), '"abc" + "def"');
  });

  it('refuses what it does not know', () => {
    assert.throws(() => fillCase('«token:no-such-format»', 'a'), /no-such-format/);
    assert.throws(() => fillCase('«tokn:x»', 'a'), /tokn/);
  });
});
