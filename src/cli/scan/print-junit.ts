/**
 * `--format junit`, for test reports of CI: a test suite for each file with findings, a failed case for each of them; a
 * skipped case for whatever was not scanned in full.
 */
import path from 'node:path';
import XMLBuilder from 'fast-xml-builder';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { plural } from './plain-line.ts';
import { leftOutFiles, partialFiles, type Shortfall } from './shortfalls.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

/** XML 1.0 has no way to write these, escaped or not. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function printJunit(result: WorkspaceScanResult, base: string): string {
  const partial = Map.groupBy(partialFiles(result, base), ({ path: file }) => file);
  const leftOut = leftOutFiles(result);
  const suites = [
    ...(result.stats.findings === 0 ? [cleanSuite(result, partial.size)] : []),
    ...result.files.map((file) => toSuite(file, base, partial)).filter(({ testcase }) => testcase.length > 0),
    ...(leftOut.length === 0 ? [] : [suiteOf('not scanned', [], leftOut.map(toSkipped))]),
  ];
  const root = {
    '@name': 'vireo scan',
    '@tests': sum(suites, '@tests'),
    '@failures': sum(suites, '@failures'),
    '@errors': 0,
    '@skipped': sum(suites, '@skipped'),
    '@time': (result.stats.durationMs / 1000).toFixed(3),
    testsuite: suites,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: root })}`;
}

function sum(suites: readonly Suite[], key: '@tests' | '@failures' | '@skipped'): number {
  return suites.reduce((total, suite) => total + suite[key], 0);
}

/** A report without a case counts as a failure in some readers. */
function cleanSuite({ stats }: WorkspaceScanResult, partial: number): Suite {
  const whole = Math.max(0, stats.scanned + stats.cached - partial);
  const name = `${plural(whole, 'file')} without a finding`;
  return {
    ...suiteOf('vireo scan', [], []),
    '@tests': 1,
    testcase: [{ '@name': name, '@classname': 'vireo' }],
  };
}

interface Suite {
  readonly '@name': string;
  readonly '@tests': number;
  readonly '@failures': number;
  readonly '@skipped': number;
  readonly testcase: readonly object[];
}

function suiteOf(name: string, failed: readonly object[], skipped: readonly object[]): Suite {
  return {
    '@name': name,
    '@tests': failed.length + skipped.length,
    '@failures': failed.length,
    '@skipped': skipped.length,
    testcase: [...failed, ...skipped],
  };
}

function toSuite(file: FileReport, base: string, partial: ReadonlyMap<string, readonly Shortfall[]>): Suite {
  const place = toRelative(base, path.join(file.root, file.path));
  const name = writable(place);
  const failed = file.findings.map((finding) => toCase(name, finding));
  return suiteOf(name, failed, (partial.get(place) ?? []).map(toSkipped));
}

/** Neither passed nor failed: nobody knows. */
function toSkipped({ path: file, why }: Shortfall) {
  const name = writable(file);
  return {
    '@name': 'scanned to the end',
    '@classname': name,
    '@file': name,
    skipped: { '@message': writable(why) },
  };
}

function toCase(file: string, { ruleId, message, severity, range, snippet }: ScannedFinding) {
  const line = range.startLine + 1;
  return {
    '@name': `${ruleId} at line ${line}`,
    '@classname': file,
    '@file': file,
    '@line': line,
    failure: {
      '@type': severity,
      '@message': writable(message),
      '#text': writable(`${file}:${line}:${range.startColumn + 1} ${message}\n${snippet}`),
    },
  };
}

function writable(text: string): string {
  return text.replace(unwritable, '\ufffd');
}
