import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeMailFault } from './fault-sentences.ts';
import { mailPresets, presetNames } from './mail-presets.ts';
import { mailFaults } from './mail-states.ts';

describe('what is wrong with sending', () => {
  it('is a sentence for each fault, and says what the provider wants at its sign-in', () => {
    const place = { host: 'smtp.example.org', port: 587, preset: 'gmail' } as const;
    const said = mailFaults.map((fault) => describeMailFault(fault, place));

    assert.equal(new Set(said).size, mailFaults.length);
    for (const sentence of said) assert.match(sentence, /^\S.+\.$/);
    assert.match(describeMailFault('sign_in_refused', place), /app password/);
  });

  it('is avoided by presets: Microsoft 365 takes no password, and each known provider encrypts', () => {
    assert.deepEqual(mailPresets.microsoft365.signIn, ['xoauth2']);
    for (const name of presetNames.filter((each) => each !== 'other')) {
      const { security, port, oauth, signIn } = mailPresets[name];
      assert.equal(security, port === 465 ? 'tls' : 'starttls', name);
      assert.equal(signIn.includes('xoauth2'), oauth !== null, name);
    }
  });
});
