/** `--format junit`: a test suite for each file with findings, a failed case for each of them, for test reports of CI. */
import path from 'node:path';
import XMLBuilder from 'fast-xml-builder';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import type { FileReport, WorkspaceScanResult } from '../../workspace/scan-result.ts';

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
  const files = result.files.filter(({ findings }) => findings.length > 0);
  const seconds = (result.stats.durationMs / 1000).toFixed(3);
  const suites = files.map((file) => toSuite(file, base));
  const suite = suites.length > 0 ? suites : [cleanSuite(result)];
  const tests = suites.length > 0 ? result.stats.findings : 1;
  const root = {
    '@name': 'vireo scan',
    '@tests': tests,
    '@failures': result.stats.findings,
    '@errors': 0,
    '@time': seconds,
    testsuite: suite,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: root })}`;
}

/** A report without a case counts as a failure in some readers. */
function cleanSuite({ stats }: WorkspaceScanResult) {
  const name = `${stats.scanned + stats.cached} files without a finding`;
  return {
    '@name': 'vireo scan',
    '@tests': 1,
    '@failures': 0,
    testcase: { '@name': name, '@classname': 'vireo' },
  };
}

function toSuite(file: FileReport, base: string) {
  const name = writable(toRelative(base, path.join(file.root, file.path)));
  const count = file.findings.length;
  return {
    '@name': name,
    '@tests': count,
    '@failures': count,
    testcase: file.findings.map((finding) => toCase(name, finding)),
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
