import assert from 'node:assert/strict';
import type { Finding } from '../../../api-client/index.ts';
import { nameOfRule } from '../../../contract/rule-name.ts';
import { standardFilter } from '../../../pages/findings/finding-filter.ts';
import { mergeFile } from '../../../pages/findings/listed-finding.ts';
import {
  fileOf,
  listed,
  liveFinding,
  mergePorts,
  wireFinding,
} from '../../../pages/findings/testing.test.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { FindingGroups } from './finding-groups.ts';
import { lookOfFinding, lookOfGroup, splitPath } from './finding-rows.ts';
import { describeView, whyEmpty } from './view-words.ts';

type Source = Finding['sources'][number];

describe('a row of a finding', () => {
  it('reads as place and rule, counted from one', () => {
    const look = lookOfFinding(listed('a'), 'severity', t);

    assert.deepEqual(
      { label: look.label, description: look.description },
      { label: 'db.ts:42 · SQL injection', description: 'src' },
    );
    assert.equal(look.spoken, 'SQL injection, High, src/db.ts, line 42');
  });

  it('leaves out what its group says', () => {
    assert.equal(lookOfFinding(listed('a'), 'file', t).label, 'line 42 · SQL injection');
    assert.equal(lookOfFinding(listed('a'), 'rule', t).label, 'db.ts:42');
  });

  it('is called by its kind, which a group of its rule has said, and tells what was found in its tooltip', () => {
    const message = '‘verify=False’ turns off the check.';
    const shown = { title: 'verify=False turns off the check', rule: 'Check off', message };
    const finding = listed('a', { shown });

    assert.equal(lookOfFinding(finding, 'severity', t).label, 'db.ts:42 · Check off');
    assert.equal(lookOfFinding(finding, 'rule', t).label, 'db.ts:42');
    assert.match(lookOfFinding(finding, 'severity', t).tooltip, /^‘verify=False’ turns off the check\./);
  });

  it('is in the words of the reader, and kept in English', () => {
    const shown = { title: 'Schwacher Hash', rule: 'Schwacher Hash', message: 'Ein Hash.' };
    const [finding] = mergeFile(fileOf([liveFinding('a')], []), { ...mergePorts, shownOf: () => shown });

    assert.deepEqual(finding?.shown, shown);
    assert.equal(finding.title, 'SQL injection');
    assert.match(lookOfFinding(finding, 'severity', t).tooltip, /^Ein Hash\./);
  });

  it('names no line of what is of the file as a whole', () => {
    const whole = { ...listed('a'), isWholeFile: true };
    const look = lookOfFinding(whole, 'severity', t);

    assert.equal(look.label, 'db.ts · SQL injection');
    assert.equal(look.spoken, 'SQL injection, High, src/db.ts, the whole file');
    assert.equal(lookOfFinding(whole, 'file', t).label, 'the whole file · SQL injection');
  });

  it('says what is decided, who else found it, and that it is new', () => {
    const look = lookOfFinding(
      listed('a', {
        state: 'confirmed',
        isNew: true,
        sources: ['CodeQL', 'Security agent'],
        commentCount: 2,
      }),
      'severity',
      t,
    );

    assert.equal(look.description, 'new · confirmed · 2 comments · CodeQL · Security agent · src');
    assert.equal(look.icon, 'pass');
  });

  it('names another tool although it is underlined now, and no agent that looks by the same rules', () => {
    const rowOf = (sources: Source[]) => {
      const [one] = mergeFile(fileOf([liveFinding('a')], [wireFinding('a', { sources })]), mergePorts);
      return lookOfFinding(one ?? listed('a'), 'severity', t).description;
    };

    assert.equal(rowOf([{ source: 'tool:Semgrep', title: 'Semgrep' }]), 'Semgrep · src');
    assert.equal(rowOf([{ source: 'user:u1', title: 'Max' }]), 'Max · src');
    assert.equal(rowOf([{ source: 'security', title: 'Security agent' }]), 'src');
  });

  it('says who is to mend it, or that somebody is while the name is not known', () => {
    const rowOf = (assignee: string) => {
      const records = [wireFinding('a', { assignee, commentCount: 1 })];
      const [one] = mergeFile(fileOf([], records), mergePorts);
      return lookOfFinding(one ?? listed('a'), 'severity', t).spoken;
    };

    assert.match(rowOf('u1'), /, line 42, assigned to Ada, 1 comment/);
    assert.match(rowOf('u2'), /, line 42, assigned, 1 comment/);
  });

  it('says that its code is gone, to a screen reader as well, and what can be done then', () => {
    const look = lookOfFinding(
      listed('a', { live: false, isGone: true, recordIds: ['r'], sources: ['CodeQL'] }),
      'severity',
      t,
    );

    assert.equal(look.description, 'code deleted · CodeQL · src');
    assert.equal(look.spoken, 'SQL injection, High, src/db.ts, line 42, code deleted, CodeQL');
    assert.equal(look.icon, 'unlink');
    assert.match(look.tooltip, /\nThe code that it was found in is not there any more\.$/);
    assert.equal(look.kind, 'finding.open.gone.recorded');
  });

  it('keeps the sign of a decision where its code is gone', () => {
    const look = lookOfFinding(
      listed('a', { live: false, isGone: true, recordIds: ['r'], state: 'dismissed' }),
      'severity',
      t,
    );

    assert.equal(look.icon, 'circle-slash');
    assert.match(look.description, /code deleted · dismissed/);
  });

  it('tells menus what can be done with it', () => {
    assert.equal(
      lookOfFinding(listed('a', { fixable: true }), 'severity', t).kind,
      'finding.open.live.fixable',
    );
    assert.equal(
      lookOfFinding(listed('a', { live: false, recordIds: ['r'] }), 'severity', t).kind,
      'finding.open.recorded',
    );
  });

  it('shows a message as text, whatever is in it', () => {
    const { tooltip } = lookOfFinding(listed('a', { message: 'Given to `run`' }), 'severity', t);

    assert.match(tooltip, /^Given to ‘run’\nsrc\/db\.ts:42\nHigh · sql-injection\nEditor$/);
  });
});

describe('a row of a group', () => {
  const groupsBy = (grouping: 'severity' | 'file' | 'rule') => {
    const groups = new FindingGroups({ grouping, sorting: 'place', filter: standardFilter });
    groups.update('u', [listed('a'), listed('b')]);
    return groups.roots().map((group) => lookOfGroup(group, grouping, t));
  };

  it('counts, and says so in words to a screen reader', () => {
    const [look] = groupsBy('severity');

    assert.deepEqual(
      { label: look?.label, description: look?.description, spoken: look?.spoken },
      { label: 'High', description: '2', spoken: 'High, 2 findings' },
    );
  });

  it('of a file begins with its name', () => {
    const [look] = groupsBy('file');

    assert.deepEqual(
      { label: look?.label, description: look?.description },
      { label: 'db.ts', description: 'src · 2' },
    );
    assert.deepEqual(splitPath('README.md'), ['README.md', '']);
  });

  it('of a rule has its title', () => {
    assert.equal(groupsBy('rule')[0]?.label, 'SQL injection');
  });
});

describe('the words beside the view', () => {
  const facts = { filter: standardFilter, hasBaseline: false, hidden: 0, size: 3 };

  it('are none where all that stands is listed', () => {
    assert.deepEqual(describeView(facts, t), { description: '', message: undefined });
    assert.match(describeView({ ...facts, cutAt: 20_000 }, t).message ?? '', /more findings on record/);
  });

  it('say what is left out, and why nothing is there', () => {
    const words = describeView({ ...facts, hasBaseline: true, hidden: 12, size: 0 }, t);

    assert.equal(words.description, 'new since the baseline · 12 hidden');
    assert.match(words.message ?? '', /12 findings are hidden/);
  });
});

describe('the words of an empty view', () => {
  const nothing = { filter: standardFilter, hasBaseline: false, hidden: 0, size: 0 };

  it('say when was looked, and at how many files; nothing where nobody has', () => {
    const lastScan = { files: 412, ago: '2 hours ago' };

    assert.equal(
      describeView({ ...nothing, lastScan }, t).message,
      'Nothing found in 412 files, 2 hours ago.',
    );
    assert.equal(describeView(nothing, t).message, undefined);
  });

  it('say of which commit the record is, and why a scan of one’s own is not on it', () => {
    const record = { revision: 'main at 1a2b3c4d', ago: '2 hours ago', notOnRecord: undefined };
    const why = 'Only you see this scan.';

    assert.equal(
      describeView({ ...nothing, size: 3, record }, t).description,
      'main at 1a2b3c4d, 2 hours ago',
    );
    assert.equal(describeView({ ...nothing, size: 3, record }, t).message, undefined);
    assert.deepEqual(
      describeView({ ...nothing, size: 3, record: { ...record, revision: undefined, notOnRecord: why } }, t),
      { description: '', message: why },
    );
  });

  it('say that what a scan of one’s own found is listed, of which commit and how old', () => {
    const record = { revision: 'main at 1a2b3c4d', ago: '2 hours ago', notOnRecord: undefined };
    const ownScan = {
      revision: 'feature-x at 5e6f7a8b',
      ago: '1 minute ago',
      why: 'Only you see this scan.',
    };

    assert.deepEqual(describeView({ ...nothing, size: 3, record, ownScan }, t), {
      description: 'Your scan: feature-x at 5e6f7a8b, 1 minute ago',
      message: ownScan.why,
    });
  });

  it('do not say that nothing was found before a scan', () => {
    assert.equal(whyEmpty(nothing, true), 'unscanned');
    assert.equal(whyEmpty({ ...nothing, lastScan: { files: 412, ago: '2 hours ago' } }, true), 'clean');
  });

  it('wait for the records, and leave it to the message where the filter hides all', () => {
    assert.equal(whyEmpty(nothing, false), 'unknown');
    assert.equal(whyEmpty({ ...nothing, hidden: 2 }, true), 'hidden');
    assert.equal(whyEmpty({ ...nothing, size: 1 }, true), 'unknown');
  });
});

describe('nameOfRule', () => {
  it('makes words of an id', () => {
    assert.equal(nameOfRule('js/sql-injection'), 'SQL injection');
    assert.equal(nameOfRule('path-traversal'), 'Path traversal');
    assert.equal(nameOfRule('reflected-xss'), 'Reflected XSS');
  });
});
