import assert from 'node:assert/strict';
import { placeAt } from './config-place.ts';

/** The place of `|` in a text. */
function at(text: string): string {
  const offset = text.indexOf('|');
  const place = placeAt(text.replace('|', ''), offset);
  return place === undefined
    ? 'none'
    : `${place.path.join('.')} ${place.isStart ? '<' : '='} ${place.written}`;
}

describe('placeAt', () => {
  const cases: Readonly<Record<string, string>> = {
    'sev|': ' < sev',
    'severity: lo|': 'severity = lo',
    'rules:\n  weak-|': 'rules < weak-',
    'rules:\n  weak-hash: |': 'rules.weak-hash = ',
    'severity: low\nrules:\n  a: off\n  |': 'rules < ',
    'rules:\n  a: off\npro|': ' < pro',
    'ignore:\n  - ru|': 'ignore.* < ru',
    'ignore:\n  - rule: weak|': 'ignore.*.rule = weak',
    'ignore:\n  - rule: weak-hash\n    pa|': 'ignore.* < pa',
    'ignore:\n- rule: weak-hash\n  reason: x\n- |': 'ignore.* < ',
    'ignore:\n  - rule: a\n    paths:\n      - src/|': 'ignore.*.paths.* < src/',
    'ignore:\n  - rule: a\n    paths: [one, "sr|': 'ignore.*.paths.* < sr',
    'exclude: [|': 'exclude.* < ',
    'exclude:\n  - "ge|': 'exclude.* < ge',
    'rules: { weak-hash: off, insec|': 'rules < insec',
    'rules: { weak-hash: o|': 'rules.weak-hash = o',
    'overrides:\n  - paths: [test]\n    rules:\n      deb|': 'overrides.*.rules < deb',
    'dependencies:\n  licenses:\n    # ours\n    al|': 'dependencies.licenses < al',
    'severity: low # sev|': 'none',
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(JSON.stringify(text), () => assert.equal(at(text), expected));
  }
});
