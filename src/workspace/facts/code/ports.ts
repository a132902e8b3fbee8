/** Ports that a program of the product listens on, as its code and its examples of settings say. */
import type { FactEvidence, FactRank, ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

interface Shown {
  readonly files: RegExp;
  /** Its first group is the port. */
  readonly at: RegExp;
  readonly rank: FactRank;
}

/** `bin/www` is what the generator of Express makes. */
const script = /\.[cm]?[jt]s$|(?:^|\/)bin\/www$/;

const shown: readonly Shown[] = [
  { files: /(?:^|\/)[^/]*Dockerfile[^/]*$/, at: /^ENV\s+(?:.*\s)?PORT[= ]["']?(\d{2,5})\b/gm, rank: 'run' },
  {
    files: script,
    at: /\b(?:HTTP_|APP_|SERVER_|API_)?PORT\s*:\s*z\.[^\n]*\.default\(\s*['"]?(\d{2,5})\b/g,
    rank: 'code',
  },
  { files: script, at: /['"]PORT['"]\s*,\s*['"]?(\d{2,5})\b/g, rank: 'code' },
  {
    files: /^(?:[^/]+\/)?(?:readme|development)\.(?:md|rst|txt)$/i,
    at: /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d{2,5})\b/g,
    rank: 'told',
  },
  {
    files: /\.(?:md|rst)$/i,
    at: /(?:flask|uvicorn|gunicorn|runserver)\b[^\n]*(?:--port[ =]|:)(\d{2,5})\b/g,
    rank: 'told',
  },
  {
    files: /(?:^|\/)[^/]*nginx[^/]*(?:\/|$)|\.conf$/,
    at: /^\s*listen\s+(?:[\w.*[\]:]+:)?(\d{2,5})\b/gm,
    rank: 'run',
  },
  {
    files: script,
    at: /\.listen\(\s*(?:\{\s*port:\s*)?(?:[\w.]+\s*(?:\|\||\?\?)\s*)?(\d{2,5})\b/g,
    rank: 'code',
  },
  {
    files: script,
    at: /\b(?:PORT|port)\b\s*(?::\s*[\w.]+\s*)?[=:]\s*(?:Number\(|parseInt\(|\+)?\s*(?:process\.env(?:\.PORT|\[['"]PORT['"]\])\s*(?:\|\||\?\?)\s*)['"]?(\d{2,5})\b/g,
    rank: 'code',
  },
  {
    files: script,
    at: /process\.env(?:\.PORT|\[['"]PORT['"]\])\s*(?:\|\||\?\?)\s*['"]?(\d{2,5})\b/g,
    rank: 'code',
  },
  { files: script, at: /^(?:export )?const (?:PORT|port)\s*=\s*(\d{2,5})\b/gm, rank: 'code' },
  {
    files: /\.py$/,
    at: /\b(?:uvicorn\.run|app\.run|\.run|serve)\([^)]*\bport\s*=\s*(?:int\()?(?:os\.(?:environ\.get|getenv)\(\s*["']PORT["']\s*,\s*)?["']?(\d{2,5})\b/g,
    rank: 'code',
  },
  { files: /\.py$/, at: /\b(?:environ\.get|getenv)\(\s*["']PORT["']\s*,\s*["']?(\d{2,5})\b/g, rank: 'code' },
  {
    files: /\.go$/,
    at: /ListenAndServe(?:TLS)?\(\s*"[^":]*:(\d{2,5})"|\.Run\(\s*"[^":]*:(\d{2,5})"|\.Start\(\s*"[^":]*:(\d{2,5})"/g,
    rank: 'code',
  },
  {
    files: /(?:^|\/)\.env(?:\.[\w-]+)*$|(?:^|\/)[\w.-]*env\.(?:example|sample|dist|template)$/,
    at: /^(?:export )?(?:APP_|SERVER_|HTTP_|API_)?PORT\s*=\s*["']?(\d{2,5})\b/gm,
    rank: 'told',
  },
  {
    files: /(?:^|\/)(?:package\.json|Procfile|Makefile)$/,
    at: /(?:--port[ =]|-p )(\d{2,5})\b/g,
    rank: 'declared',
  },
  {
    files:
      /(?:^|\/)(?:Procfile|[^/]*Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|Makefile|[^/]*\.(?:sh|service|conf))$/,
    at: /(?:--bind[ =]|-b |0\.0\.0\.0:|--host\s+\S+\s+--port[ =]|--port[ =]|runserver\s+(?:[\d.]+:)?)(?:[\w.]*:)?(\d{2,5})\b/g,
    rank: 'run',
  },
];

export async function portFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const readers = shown.filter(({ files }) => files.test(file));
    if (readers.length === 0) continue;
    const text = await tree.code(file);
    for (const { at, rank } of readers)
      for (const match of text.matchAll(at)) {
        const port = match.slice(1).find((each) => each !== undefined);
        if (port !== undefined)
          found.push(portFact(port, rank, evidenceAt(file, text, match.index), scopes.of(file)));
      }
  }
  return found;
}

function portFact(value: string, rank: FactRank, evidence: FactEvidence, scope: string): ProjectFact {
  return { kind: 'port', value: String(Number(value)), rank, evidence, scope };
}
