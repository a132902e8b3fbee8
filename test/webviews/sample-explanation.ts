/** What is told of a flow through two files with a fix, as the language server tells it. */
import type { Excerpt, ExplainedStep } from '../../src/contract/explanation.ts';
import type { ExplainContent, ShownFinding } from '../../webviews/explain/messages.ts';

const routes = 'src/http/routes/orders.ts';
const orders = 'src/db/orders.ts';

const uriOf = (path: string) => `file:///work/orders-service/${path}`;

/** `before|meant|after`, line by line. */
function excerpt(startLine: number, ...marked: readonly string[]): Excerpt {
  const parts = marked.map((line) => line.split('|'));
  return {
    startLine,
    lines: parts.map((line) => line.join('')),
    marks: parts.flatMap(([before = '', meant], index) =>
      meant === undefined ? [] : [{ index, start: before.length, end: before.length + meant.length }],
    ),
    omitted: 0,
  };
}

function step(role: ExplainedStep['role'], message: string, path: string, code: Excerpt): ExplainedStep {
  const line = code.startLine + code.lines.length - 1;
  const range = { startLine: line, startColumn: 2, endLine: line, endColumn: 12 };
  return { role, message, uri: uriOf(path), path, range, excerpt: code };
}

const steps: readonly ExplainedStep[] = [
  step(
    'source',
    'the request comes in',
    routes,
    excerpt(16, 'app.get("/orders", async (req, reply) => {', '  const status = |req.query|.status;'),
  ),
  step('through', 'assigned to `status`', routes, excerpt(17, '  const |status| = req.query.status;')),
  step('through', 'passed to `listOrders`', routes, excerpt(18, '  return |listOrders({ status })|;')),
  step(
    'through',
    'assigned to `sql`',
    orders,
    excerpt(
      38,
      'const |sql| = `select id, status, total, currency, created_at, updated_at from orders',
      "  where status = '${filter.status}' order by created_at desc`;",
    ),
  ),
  step('sink', 'reaches `pool.query`', orders, excerpt(41, 'const { rows } = await |pool.query(sql)|;')),
];

const finding: ShownFinding = {
  message:
    'Text from the request becomes part of the SQL statement given to `pool.query`: whoever sends it can change what the statement does.',
  fingerprint: 'f44bf5218d322cf2',
  state: 'current',
  isWholeFile: false,
  version: 3,
  place: {
    uri: uriOf(orders),
    path: orders,
    range: { startLine: 41, startColumn: 23, endLine: 41, endColumn: 38 },
    excerpt: excerpt(41, 'const { rows } = await |pool.query(sql)|;'),
  },
  steps: [...steps],
  fixes: [
    {
      title: 'Bind the value as a parameter',
      diff: [
        { sign: 'same', text: 'const sql = `select id, status, total from orders' },
        { sign: 'removed', text: "  where status = '${filter.status}'`;" },
        { sign: 'removed', text: 'const { rows } = await pool.query(sql);' },
        { sign: 'added', text: '  where status = $1`;' },
        { sign: 'added', text: 'const { rows } = await pool.query(sql, [filter.status]);' },
      ],
    },
  ],
  canSuppress: true,
  canIgnore: true,
  dismissed: false,
};

export const sampleContent: ExplainContent = {
  type: 'explanation',
  target: { kind: 'finding', uri: uriOf(orders), fingerprint: finding.fingerprint },
  explanation: {
    title: 'SQL injection',
    ruleId: 'sql-injection',
    isKnownRule: true,
    severity: 'critical',
    confidence: 'high',
    category: 'security',
    why: 'The database cannot tell the parts of a statement that you wrote from those that a stranger wrote. With a quote or a comment sign in the right place, a search becomes a dump of another table, a login without a password, or a deletion.',
    fix: 'Pass the value as a parameter (`$1`, `?`, `%s`, `:name`) and let the driver bind it. Names of tables and columns come from a list of your own.',
    example: {
      language: 'ts',
      bad: "app.get('/users', async (req, res) => {\n  const result = await pool.query(`SELECT * FROM users WHERE name = '${req.query.name}'`);\n  res.json(result.rows);\n});\n",
      good: "app.get('/users', async (req, res) => {\n  const result = await pool.query('SELECT * FROM users WHERE name = $1', [req.query.name]);\n  res.json(result.rows);\n});\n",
    },
    standards: [
      { name: 'CWE-89', href: 'https://cwe.mitre.org/data/definitions/89.html' },
      { name: 'OWASP A03:2021 Injection', href: 'https://owasp.org/Top10/A03_2021-Injection/' },
    ],
    references: [
      'https://cwe.mitre.org/data/definitions/89.html',
      'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
    ],
    finding,
  },
  standing: 'current',
  asOf: '2026-11-20T13:52:00Z',
  canAsk: true,
  elsewhere: {
    count: 7,
    places: [
      { path: 'src/db/customers.ts', line: 17 },
      { path: 'src/reports/monthly.ts', line: 103 },
    ],
  },
};

/** The sample with other parts. */
export function contentWith(
  over: Partial<Omit<ExplainContent, 'explanation' | 'type'>>,
  explanation: Partial<ExplainContent['explanation']> = {},
): ExplainContent {
  return { ...sampleContent, ...over, explanation: { ...sampleContent.explanation, ...explanation } };
}

/** A finding without a way: the code alone. */
export const plainFinding: ShownFinding = {
  ...finding,
  message: 'This `debugger` statement stops whoever opens their tools.',
  steps: [],
  fixes: [],
  place: {
    ...finding.place,
    excerpt: excerpt(8, 'export function run() {', '  |debugger;|', '  return 1;', '}'),
  },
};

export { finding as sampleFinding };
