import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeMailFault as describeInEnglish } from '../../domain/mail/fault-sentences.ts';
import { mailPresets, presetNames } from '../../domain/mail/mail-presets.ts';
import { mailFaults } from '../../domain/mail/mail-states.ts';
import { inEnglish } from '../words.ts';
import { describeMailFault, presetHint, presetNote } from './mail-faults.ts';

describe('faults of mail in the reader\u2019s language', () => {
  it('are in English what the service says', () => {
    for (const preset of presetNames)
      for (const fault of mailFaults) {
        const place = { host: 'smtp.example.org', port: 465, preset };
        assert.equal(describeMailFault(fault, place, inEnglish), describeInEnglish(fault, place));
      }
  });

  it('name of each provider what it wants', () => {
    for (const preset of presetNames) {
      const { note, hint } = mailPresets[preset];
      assert.equal(presetNote(preset, inEnglish), note ?? '');
      assert.equal(presetHint(preset, inEnglish), hint ?? '');
    }
  });
});
