/** The first test that failed, by what runners write. Pure. */

/** node --test and TAP, the reporters of node and mocha, Jest, Vitest, pytest, unittest. */
const forms: readonly RegExp[] = [
  /^\s*not ok \d+ - (?!.*\.[cm]?[jt]s$)(.+?)(?: # .*)?$/m,
  /^FAILED (\S+::.+?)(?: - .*)?$/m,
  /^(?:FAIL|ERROR): (\w+ \([\w.]+\))/m,
  /^\s*● (.+)$/m,
  /^\s*FAIL\s+(\S+ > .+)$/m,
  /^\s*[✖×] (?!failing tests)(.+?)(?: \(?\d+(?:\.\d+)? ?m?s\)?)?$/m,
  /^\s*1\) (.+)$/m,
];
const longest = 160;

export function findFailingTest(output: string): string | undefined {
  for (const form of forms) {
    const name = form.exec(output)?.[1]?.trim();
    if (name !== undefined && name !== '') return name.slice(0, longest);
  }
  return undefined;
}
