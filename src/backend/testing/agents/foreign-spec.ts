/** What a specification of another project finds as globals of its own runner, on mocha. */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';

type Define = (title: string, body: (...given: unknown[]) => unknown) => unknown;

/** `%s` is the case, `$name` a field of it. */
function titleOf(title: string, given: unknown): string {
  const fields = typeof given === 'object' && given !== null ? new Map(Object.entries(given)) : new Map();
  return title
    .replace('%s', () => String(given))
    .replaceAll(/\$(\w+)/g, (_, name: string) => String(fields.get(name)));
}

function eachOf(define: Define) {
  return (cases: Iterable<unknown>) =>
    (title: string, body: (...given: unknown[]) => unknown): void => {
      for (const each of cases) {
        const given = Array.isArray(each) ? each : [each];
        define(titleOf(title, each), () => body(...given));
      }
    };
}

/** Call it before the specification is imported. */
export function provideSpecGlobals(): void {
  for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
  const expect = Object.assign((value: unknown) => chai.expect(value), {
    // Of a soft one all are told; here the first ends the test as well.
    soft: (value: unknown) => chai.expect(value),
    ...chai.expect,
  });
  // The globals of mocha are others than what it exports.
  const { describe, it, before, after } = globalThis;
  Object.assign(describe, { each: eachOf(describe as Define) });
  Object.assign(it, { each: eachOf(it as Define) });
  Object.assign(globalThis, { beforeAll: before, afterAll: after, expect });
}
