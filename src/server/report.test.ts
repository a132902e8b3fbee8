import assert from 'node:assert/strict';
import { defaultServerSettings, parseServerSettings } from '../contract/server-settings.ts';
import type { Finding, RuleInfo } from '../scanner/model.ts';
import { toFolderFindings } from './findings/backend-findings.ts';
import { tellPlainly, tellShortly } from './markdown.ts';
import { buildReport, type ReportInput } from './report.ts';

const range = { startLine: 1, startColumn: 0, endLine: 1, endColumn: 4 };
const live: Finding = {
  ruleId: 'rule-a',
  message: 'A flaw',
  category: 'security',
  severity: 'high',
  confidence: 'high',
  range: { ...range, startOffset: 5, endOffset: 9 },
  cwe: [89],
  owasp: ['A03:2021'],
  fingerprint: 'f-live',
  steps: [],
  fixes: [],
};
const brought = {
  ...{ id: 'x', agent: 'Security agent', uri: 'file:///a.ts', snippet: 'flaw' },
  ...live,
  range,
  fingerprint: 'f-agent',
  cwe: [89],
  owasp: [],
  steps: [],
};
const placed = { finding: brought, ...range };
const rules = new Map([['rule-a', { id: 'rule-a' } as RuleInfo]]);
const base: ReportInput = {
  result: { findings: [live], suppressed: [], partial: false, notes: [] },
  isComplete: true,
  placed: [],
  agentFindings: [],
  rules,
  settings: defaultServerSettings,
};
const nothing = { findings: [], suppressed: [], partial: false, notes: [] };

describe('buildReport', () => {
  it('shows a place that both know once, under the name of the agent', () => {
    const same = { ...brought, fingerprint: 'f-live' };

    const items = buildReport({ ...base, agentFindings: [same], placed: [{ ...placed, finding: same }] });

    assert.deepEqual(
      items.map((item) => item.agent?.agent),
      ['Security agent'],
    );
  });

  it('is silent about what was dismissed, whoever finds it again', () => {
    const dismissed = { ...brought, fingerprint: 'f-live', dismissed: true };

    const items = buildReport({
      ...base,
      agentFindings: [dismissed],
      placed: [{ ...placed, finding: dismissed }],
    });

    assert.deepEqual(items, []);
  });

  it('shows what two sources have brought once, and not at all when one of them was dismissed', () => {
    const rules = new Map<string, RuleInfo>();
    const scanned = { ...brought, id: 'of-scan', agent: 'Vireo scan' };
    const both = (first: typeof brought) => ({
      ...base,
      rules,
      result: nothing,
      agentFindings: [first, scanned],
      placed: [
        { ...placed, finding: first },
        { ...placed, finding: scanned },
      ],
    });
    const dismissed = { ...brought, dismissed: true };
    const engineToo = { ...live, fingerprint: brought.fingerprint };

    assert.equal(buildReport(both(brought)).length, 1);
    assert.deepEqual(buildReport(both(dismissed)), []);
    assert.deepEqual(
      buildReport({ ...both(dismissed), result: { ...base.result, findings: [engineToo] } }),
      [],
    );
  });

  it('takes two flaws of one rule in one line for those that were brought there, each for its own', () => {
    const later = { ...range, startColumn: 9, endColumn: 13 };
    const found = [live, { ...live, fingerprint: 'g-live', range: { ...live.range, ...later } }];
    const other = { ...brought, id: 'y', fingerprint: 'g-agent', range: later };
    const input = {
      ...base,
      result: { ...base.result, findings: found },
      agentFindings: [other, brought],
      placed: [{ finding: other, ...later }, placed],
    };

    const items = buildReport(input);

    assert.deepEqual(
      items.map((item) => [item.fingerprint, item.agent?.id]),
      [
        ['f-live', 'x'],
        ['g-live', 'y'],
      ],
    );
  });

  it('shows the severity on record where that is one for all of a server, with what it follows from', () => {
    const evidence = { kind: 'dependency' } as const;
    const own = { ...brought, fingerprint: 'f-live', severity: 'low' as const, evidence };
    const shown = (agent: ReportInput['agentFindings'][number]) => {
      const [item] = buildReport({
        ...base,
        agentFindings: [agent],
        placed: [{ ...placed, finding: agent }],
      });
      return [item?.severity, item?.evidence, item?.live];
    };

    assert.deepEqual(shown({ ...own, isShared: true }), ['low', evidence, live]);
    assert.deepEqual(shown(own), ['high', undefined, live]);
  });

  it('drops what the engine knows and no longer finds, but not after a partial reading', () => {
    const input = { ...base, result: nothing, agentFindings: [brought], placed: [placed] };

    assert.equal(buildReport(input).length, 0);
    assert.equal(buildReport({ ...input, isComplete: false }).length, 1);
    assert.equal(buildReport({ ...input, rules: new Map() }).length, 1);
  });

  it('keeps low confidence and low severity out of the editor, unless an agent brought it', () => {
    const unsure = { ...live, confidence: 'low' as const };
    const result = { ...base.result, findings: [unsure] };
    const known = { ...brought, fingerprint: 'f-live' };

    assert.equal(buildReport({ ...base, result }).length, 0);
    assert.equal(buildReport({ ...base, result, agentFindings: [known] }).length, 1);
    const settings = parseServerSettings({ minimumSeverity: 'critical' });
    assert.equal(buildReport({ ...base, settings }).length, 0);
  });

  it('hides what a comment suppresses, disabled rules, and agents where they are not wanted', () => {
    const result = {
      ...nothing,
      suppressed: [{ finding: { ...live, fingerprint: 'f-agent' }, reason: 'tests' }],
    };
    const withAgent = {
      ...base,
      agentFindings: [brought],
      placed: [placed],
      rules: new Map<string, RuleInfo>(),
    };

    assert.equal(buildReport({ ...withAgent, result }).length, 0);
    assert.equal(
      buildReport({ ...base, settings: parseServerSettings({ disabledRules: ['rule-a'] }) }).length,
      0,
    );
    const quiet = parseServerSettings({ showAgentFindings: false });
    assert.equal(buildReport({ ...withAgent, result: nothing, settings: quiet }).length, 0);
  });
});

describe('what is told of a finding', () => {
  const rule: RuleInfo = {
    id: 'rule-a',
    title: 'Title of the rule',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    languages: ['typescript'],
    cwe: [89],
    owasp: [],
    tags: [],
    references: [],
    why: 'Since `a` is shared.',
    fix: 'Use `b`.',
  };

  function itemOf(message: string) {
    const [item] = buildReport({ ...base, result: { ...base.result, findings: [{ ...live, message }] } });
    assert.ok(item !== undefined);
    return { item, uri: 'file:///a.ts' };
  }

  it('lets no text of a source file become a link, an image or HTML', () => {
    const told = itemOf('![x](http://example.org/p.png) <img src=x> [a](command:b) `c`');

    const markdown = tellShortly({ ...told, rule: undefined });

    assert.ok(!/!\[|<img|\]\(command:/.test(markdown.replaceAll(/\\./g, '')));
    assert.match(markdown, /CWE-89/);
  });

  it('does not repeat the message on hover, where the diagnostic shows it', () => {
    const text = tellShortly({ ...itemOf('The message of it.'), rule });

    assert.doesNotMatch(text, /message of it/);
    assert.match(text, /\*\*Title of the rule\*\*/);
    assert.match(text, /Since `a` is shared\./);
    assert.match(text, /How to fix:\*\* Use `b`\./);
    assert.match(text, /CWE-89/);
  });

  it('holds no backticks where no Markdown is read', () => {
    const text = tellPlainly({ ...itemOf('x'), rule });

    assert.equal(text, 'Title of the rule\n\nSince ‘a’ is shared.\n\nHow to fix: Use ‘b’.');
  });
});

describe('toFolderFindings', () => {
  const finding = {
    ...brought,
    projectId: 'p1',
    sources: [{ source: 'security', title: 'Security agent' }],
    path: 'src/a.ts',
    explanation: null,
  };
  const records = {
    projects: [
      { id: 'p1', folder: '/projects/one' },
      { id: 'p2', folder: '/projects/two' },
      { id: 'p3', folder: null },
    ],
    findings: [finding, { ...finding, path: '../../etc/passwd.ts' }] as never,
    isShared: false,
  };

  it('takes the findings of open folders, by file, under the name that users know', () => {
    const [one, ...others] = toFolderFindings(records, ['/projects/one/src']);

    assert.deepEqual(others, []);
    assert.equal(one?.folder, 'file:///projects/one');
    assert.deepEqual(
      one?.findings.map(({ uri, agent }) => [uri, agent]),
      [['file:///projects/one/src/a.ts', 'Security agent']],
    );
  });

  it('keeps the findings of all projects that share a folder, and says that they are a server’s', () => {
    const projects = [...records.projects, { id: 'p4', folder: '/projects/one' }];

    const groups = toFolderFindings({ ...records, projects, isShared: true }, ['/projects/one']);

    assert.deepEqual(
      groups.map(({ findings }) => findings.map(({ isShared }) => isShared)),
      [[true]],
    );
  });

  it('empties a folder that has none any more', () => {
    assert.deepEqual(toFolderFindings({ ...records, findings: [] }, ['/projects/one']), [
      { folder: 'file:///projects/one', findings: [] },
    ]);
  });
});
