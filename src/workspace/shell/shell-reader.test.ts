import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Act, RuleSet } from '../../domain/policy/acts/act.ts';
import { decideAct } from '../../domain/policy/acts/decide-act.ts';
import type { SimpleCommand } from '../../domain/policy/acts/simple-command.ts';
import { programs, setUpShell } from './set-up-shell.test.ts';

/** Pieces of lines, by themselves harmless: what they come to beside one another is for bash to say. */
const pieces = [
  ...programs,
  ' ',
  ' ',
  ' ',
  'test',
  '-rf',
  'a',
  'b.txt',
  '--x=1',
  '1',
  '2',
  ';',
  '&&',
  '||',
  '|',
  '|&',
  '&',
  '\n',
  '!',
  '(',
  ')',
  '{ ',
  '; }',
  '>',
  '>>',
  '<',
  '2>&1',
  ' 2>&1 ',
  '>/dev/null',
  ' 2> /dev/null ',
  ' &>/dev/null',
  'HEAD~1',
  './b*.txt',
  'a?.x',
  '"2">&1',
  '&>',
  '<<<',
  "'",
  '"',
  '\\',
  '\\\n',
  '$',
  '$(',
  ')',
  '`',
  '${',
  '}',
  '$((',
  '))',
  "$'",
  '$"',
  '<(',
  '>(',
  '#',
  'A=1',
  'A=',
  '$A',
  '${A}',
  '${A:-',
  '*',
  '?',
  '~',
  '{a,b}',
  '[a]',
  '\t',
  '\u00a0',
  '\u200b',
  'ä',
  '=',
  '+=',
  'if ',
  '; then ',
  '; fi',
  'for i in ',
  '; do ',
  '; done',
  '[[ ',
  ' ]]',
  'function f ',
  'f() ',
  'case ',
  ' in ',
  'eval ',
  'exec ',
  'command ',
  'builtin ',
  'sh -c ',
  'bash -c ',
  'env ',
  'time ',
  'coproc ',
  'trap ',
  "'npm'",
  '"git"',
  "r'm'",
  'r"m"',
  'r\\m',
  '$(rm a)',
  '`rm a`',
  '"$(rm a)"',
  "'$(rm a)'",
  '\\$(rm a)',
];

const fixed = [
  'npm test',
  'npm test; rm -rf a',
  'npm test && git push || rm a',
  'npm test | xargs rm',
  'npm test\nrm a',
  'npm test & rm a',
  'npm $(rm a)',
  'npm "$(rm a)"',
  'npm "`rm a`"',
  'npm `rm a`',
  'npm <(rm a)',
  '(npm; rm a)',
  '{ npm; rm a; }',
  'A=$(rm a) npm',
  'A=$(rm a)',
  'npm > "$(rm a)"',
  '! rm a',
  "sh -c 'rm a'",
  'sh -c "rm a"',
  'bash -c rm\\ a',
  'env A=1 rm a',
  'eval rm a',
  "eval 'rm a'",
  'exec rm a',
  'command rm a',
  'time rm a',
  "r'm' a",
  'r"m" a',
  'r\\m a',
  '\\rm a',
  "'rm' a",
  'npm ${A:-$(rm a)}',
  'npm ${A:=`rm a`}',
  'npm $((a[$(rm a)]))',
  "npm $'a\\'; rm a'",
  'npm <<< "$(rm a)"',
  'npm <<E\n$(rm a)\nE',
  'if npm; then rm a; fi',
  'for i in a; do rm $i; done',
  'while rm a; do break; done',
  'case a in a) rm a;; esac',
  'f() { rm a; }; f',
  'function f { rm a; }; f',
  'npm() { rm a; }; npm test',
  'trap "rm a" EXIT',
  'alias npm=rm; npm a',
  'coproc rm a',
  '[[ -n $(rm a) ]]',
  '[ -n "$(rm a)" ]',
  'npm # rm a',
  'npm "#" ; rm a',
  'npm \\; rm a',
  'npm \\\n; rm a',
  'npm "a\\"; rm a; \\""',
  "npm 'a\\'; rm a; '",
  'npm "${A}" ; rm a',
  'set -- rm a; "$@"',
  'A=rm; $A a',
  'npm && { rm a; }',
  'npm|rm a',
  'npm|&rm a',
  'npm;rm a',
  'npm&&rm a',
  'npm&rm a',
  'npm>a;rm a',
  '>a rm a',
  '2>a rm a',
  'npm {rm,a}',
  '{rm,a}',
  'r{m,x} a',
  'printf -v A "$(rm a)"',
  'declare A=$(rm a)',
  'export A=$(rm a); npm',
  'local A; rm a',
  'unset A; rm a',
  'test a = "$(rm a)"',
  'source <(rm a)',
  '. <(rm a)',
  'npm "$(npm "$(rm a)")"',
  'npm $(npm $(rm a))',
  '((a=1)); rm a',
  'let a=1; rm a',
  '\u00a0rm a',
  'npm\u00a0; rm a',
  'npm\r\nrm a',
  'npm\u2028rm a',
  'select i in a; do rm a; done',
  'until rm a; do break; done',
  'PATH=. rm a',
  'npm --prefix="$(rm a)"',
  'npm a=$(rm a)',
  'a[$(rm a)]=1',
  'A+=$(rm a) npm',
  'npm ~+$(rm a)',
  'npm "$((`rm a`))"',
  'timeout 5 rm a',
  'nice -n 5 rm a',
  'xargs rm < a',
  'find . -exec rm {} ;',
] as const;

const runs = 1_500;

const rules: readonly RuleSet[] = [{ source: 'user', rules: [{ verdict: 'allow', commands: ['npm *'] }] }];

const toAct = (command: string): Act => ({ tool: 'run_command', effect: 'write', userId: 'u', command });
describe('a line for a shell', function () {
  const stage = setUpShell();

  this.timeout(300_000);

  const isOpenName = (name: string) => /[$`*?[\]{}~<]/.test(name);

  function covers({ words, isOpen }: SimpleCommand, [name, ...args]: readonly string[]): boolean {
    const at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    const [said = '', ...rest] = at < 0 ? [] : words.slice(at);
    const isNamed = said === name || (isOpen && isOpenName(said));
    return isNamed && (isOpen || JSON.stringify(rest) === JSON.stringify(args));
  }

  async function checkLine(line: string): Promise<void> {
    const commands = stage.read(line);
    const isAllowed = decideAct(toAct(line), rules, stage.read).verdict === 'allow';
    assert.ok(commands.ok || !isAllowed, line);
    if (!commands.ok) return;
    for (const argv of await stage.run(line)) {
      assert.ok(
        !isAllowed || argv[0] === 'npm',
        `${JSON.stringify(line)} was allowed and ran ${JSON.stringify(argv)}`,
      );
      const told = JSON.stringify(commands.value);
      assert.ok(
        commands.value.some((command) => covers(command, argv)),
        `${JSON.stringify(line)} ran ${JSON.stringify(argv)}, read as ${told}`,
      );
    }
  }

  it('has no command that bash runs and the reader does not name: written attacks', async () => {
    for (const line of fixed) await checkLine(line);
  });

  it('has no command that bash runs and the reader does not name, and lets none pass a rule: any line of pieces', async () => {
    const line = fc
      .array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 9 })
      .map((some) => some.join(''));
    const wrapped = line.map((some) => `npm test ${some}`);
    let readable = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(line, wrapped), async (text) => {
        if (stage.read(text).ok) readable += 1;
        await checkLine(text);
      }),
      // Of one seed: the bench looks at others.
      { numRuns: runs, seed: 20_261_123 },
    );
    assert.ok(readable > 100, `only ${readable} lines could be read`);
  });
});
