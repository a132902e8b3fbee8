import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inEnglish } from '../../../src/pages/words.ts';
import { listPrivacyChoices, withPrivacy } from './privacy-choices.ts';

const currentOf = (baseUrl: string, ...privacies: ('cloud' | 'restricted' | 'local' | undefined)[]) =>
  listPrivacyChoices(
    { baseUrl, models: privacies.map((privacy, at) => ({ id: `m${at}`, ...(privacy && { privacy }) })) },
    inEnglish,
  ).flatMap(({ privacy, isCurrent }) => (isCurrent ? privacy : []));

describe('privacy of a provider', () => {
  it('is that of all its models: by what is said, else by where they run', () => {
    assert.deepEqual(currentOf('https://api.openai.com/v1', undefined), ['cloud']);
    assert.deepEqual(currentOf('http://127.0.0.1:11434/v1', undefined, 'local'), ['local']);
    assert.deepEqual(currentOf('http://localhost.evil.example/v1', undefined), ['cloud']);
    assert.deepEqual(currentOf('https://api.openai.com/v1', 'restricted', 'cloud'), []);
  });

  it('is given to each model, and changes nothing else of it', () => {
    const models = [
      { id: 'a', title: 'A', contextTokens: 5 },
      { id: 'b', privacy: 'cloud' as const },
    ];

    assert.deepEqual(withPrivacy({ models }, 'restricted'), [
      { id: 'a', title: 'A', contextTokens: 5, privacy: 'restricted' },
      { id: 'b', privacy: 'restricted' },
    ]);
  });
});
