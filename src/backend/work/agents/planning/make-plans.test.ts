/** Plans of trees that a test writes down, without a backend. */
import assert from 'node:assert/strict';
import { planningDeclaration } from '../../../../contract/work/planning-agent.ts';
import { createOutlineReader } from '../../../../scanner/outline/index.ts';
import { factsOf } from '../../../../workspace/facts/testing/facts-of.ts';
import { loadGrammars } from '../../../../workspace/grammars.ts';
import type { MakingPlace } from '../delivery/maker.ts';
import type { PracticeRecords } from './known/planning-facts.ts';
import { writePlans } from './make-plans.ts';

const nothing: PracticeRecords & { readonly unread: readonly string[] } = {
  health: undefined,
  findings: [],
  areFindingsCut: false,
  budget: undefined,
  rate: undefined,
  unread: [],
};

interface Asked {
  readonly files: Readonly<Record<string, string>>;
  readonly records?: Partial<PracticeRecords>;
  readonly input?: object;
}

/** By their titles. */
async function plansOf({
  files,
  records = {},
  input = {},
}: Asked): Promise<Readonly<Record<string, string>>> {
  const place: Pick<MakingPlace, 'list' | 'read'> = {
    list: async () => Object.keys(files),
    read: async (file) => files[file],
  };
  const learning = {
    facts: async () => await factsOf(files),
    outline: await createOutlineReader(await loadGrammars()),
    name: 'Shop',
    purpose: undefined,
    records: { ...nothing, ...records },
    now: new Date('2026-11-30T12:00:00Z'),
    signal: new AbortController().signal,
    report: () => undefined,
  };
  const { documents } = await writePlans(place, learning, planningDeclaration.inputSchema.parse(input));
  return Object.fromEntries((documents ?? []).map(({ title, content }) => [title, content]));
}

const shop = {
  'pyproject.toml': '[project]\nname = "shop"\nrequires-python = ">=3.12"\ndependencies = ["fastapi"]\n',
  Dockerfile: 'FROM python:3.13-slim\nCOPY . .\nCMD ["uvicorn", "shop:app"]\n',
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-python@v5\n        with:\n          python-version: "3.12"\n      - run: pytest\n',
  'shop.py':
    'from fastapi import FastAPI\napp = FastAPI()\n\n\n@app.get("/orders/{id}")\ndef order(id: int):\n    return {}\n',
};

describe('the plans', () => {
  it('have in them what was typed: who takes part, what is due when, and what is to be reachable', async () => {
    const plans = await plansOf({
      files: shop,
      records: {
        rate: { amount: '120.00', currency: 'EUR' },
        budget: { budgetSeconds: 36_000, usedSeconds: 34_000, clientName: 'Nordwind', ofWhom: 'everybody' },
        findings: [
          {
            ruleId: 'sql-injection',
            category: 'security',
            severity: 'high',
            path: 'shop.py',
            line: 2,
            message: 'SQL is put together from input.',
          },
        ],
      },
      input: {
        stakeholders: ['Mara Stein, head of the warehouse', 'Jo Berg (developer)'],
        deadlines: ['2998-06-30: everywhere', '2998-01-31 pilot in one warehouse'],
        endpoints: ['GET /orders/:id', 'POST /labels'],
      },
    });

    const charter = plans['Charter'] ?? '';
    assert.match(charter, /- \*\*Mara Stein\*\*, head of the warehouse\.\n- \*\*Jo Berg\*\*, developer\./);
    assert.match(charter, /- pilot in one warehouse: by 2998-01-31\.\n- everywhere: by 2998-06-30\./);
    assert.match(charter, /10:00 h are agreed with Nordwind, EUR 1200 at 120\.00 an hour/);
    const requirements = plans['Requirements'] ?? '';
    assert.match(requirements, /\| E-1 \| `GET \/orders\/:id` \| in the code \(\[shop\.py:5\]/);
    assert.match(requirements, /\| E-2 \| `POST \/labels` \| to be built \|/);
    const risks = plans['Risk register'] ?? '';
    assert.match(risks, /\| CODE-sql-injection \|.*\| Jo Berg \|.*\| 0\.5 h, EUR 60 \|/);
    assert.match(risks, /\| BUDGET \|.*\| Mara Stein \|/);
    assert.match(plans['Success criteria'] ?? '', /\| pilot in one warehouse \| open \| by 2998-01-31 \|/);
    assert.match(plans['Roadmap'] ?? '', /## Milestones\n\n- 2998-01-31: pilot in one warehouse\./);
  });

  it('say both where two files differ, and count nothing that was not scanned', async () => {
    const plans = await plansOf({ files: shop });

    const charter = plans['Charter'] ?? '';
    assert.match(
      charter,
      /The files differ on the version of Python for shop: .*`3\.12` \(\[\.github\/workflows\/ci\.yml:8\].*`3\.13` \(\[Dockerfile:1\]/,
    );
    assert.match(charter, /\d\. Which version of Python counts: .*3\.12 in .*3\.13 in /);
    assert.match(charter, /\d\. What is Shop for, in one sentence\?/);
    assert.match(plans['Risk register'] ?? '', /\| VERSIONS-shop \|/);
    for (const [title, said] of Object.entries(plans))
      assert.doesNotMatch(said, /\b0 (?:findings|weaknesses)|critical or high/, title);
  });

  it('do not call two versions different that a pipeline tests both of', async () => {
    const tested = { ...shop, Dockerfile: 'FROM python:3.12\nCMD ["uvicorn", "shop:app"]\n' };
    const plans = await plansOf({ files: tested });

    assert.doesNotMatch(Object.values(plans).join('\n'), /differ|VERSIONS/);
  });

  it('say that something is missing only where no file could say it, and name where it was looked for', async () => {
    const bare = {
      'package.json': '{"name": "bare", "dependencies": {"express": "5"}, "scripts": {"start": "node a.js"}}',
      'a.js': 'export const a = 1;\n',
    };
    const all = await plansOf({ files: bare });
    const some = await plansOf({
      files: {
        ...bare,
        'package-lock.json': '{"lockfileVersion": 3, "packages": {}}',
        'flake.nix': '{}',
        'test/a.test.js': 'it();',
        LICENSE: 'MIT License\n',
        '.gitlab-ci.yml': 'test:\n  script: [npm test]\n',
      },
    });

    for (const known of [
      /Neither the manifest of bare, nor a version file, image or pipeline/,
      /Neither the folder of bare nor one above it has a lock file/,
      /has no test file and no script, target or pipeline that runs one/,
      /has no pipeline file, such as of GitHub Actions or GitLab/,
      /No manifest, license file or README says/,
    ])
      assert.match(all['Risk register'] ?? '', known);
    assert.doesNotMatch(some['Risk register'] ?? '', /\b[Nn]either|has no|\bNo /);
  });

  it('refuse a milestone without a day', () => {
    const { inputSchema } = planningDeclaration;

    assert.equal(inputSchema.safeParse({ deadlines: ['soon'] }).success, false);
    assert.equal(inputSchema.safeParse({ deadlines: ['2027-13-01: pilot'] }).success, false);
    assert.equal(inputSchema.safeParse({ deadlines: ['2027-01-31: pilot'] }).success, true);
  });
});
