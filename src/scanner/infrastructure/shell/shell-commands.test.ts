import assert from 'node:assert/strict';
import { itemsOf, textAt, valueAt } from '../tree.ts';
import { commandNode } from './command-node.ts';
import { type ShellOptions, shellCommands } from './shell-commands.ts';

function commands(text: string, options: ShellOptions = {}): string[] {
  return shellCommands(text, { from: 0, to: text.length }, options).map(({ name, args, pipedTo }) => {
    const readers = pipedTo.length === 0 ? '' : ` > ${pipedTo.join(',')}`;
    return [name, ...args.map((arg) => arg.text)].join(' ') + readers;
  });
}

describe('shellCommands', () => {
  it('parts commands at operators and lines, and takes quotes away', () => {
    assert.deepEqual(commands('a "b c" && /usr/bin/d \'e\'; f \\\n  g\nh'), ['a b c', 'd e', 'f g', 'h']);
  });

  it('names who reads the output', () => {
    assert.deepEqual(commands('curl -s x | sudo bash -s -- -y > /dev/null 2>&1'), [
      'curl -s x > bash',
      'sudo bash -s -- -y',
      'bash -s -- -y',
    ]);
  });

  it('goes into substitutions and scripts in strings', () => {
    assert.deepEqual(commands('bash -c "$(curl -fsSL x)"'), [
      'bash -c $(curl -fsSL x)',
      'curl -fsSL x',
      'curl -fsSL x > bash',
    ]);
    assert.deepEqual(commands('bash <(curl x)'), ['bash (curl x)', 'curl x > bash']);
    assert.deepEqual(commands("sh -c 'wget x | sh'").slice(1), ['wget x > sh', 'sh']);
  });

  it('passes over keywords, assignments, comments and redirections', () => {
    assert.deepEqual(commands('if A=1 test -f x; then # no\n  b >> c < d\nfi'), ['test -f x', 'b']);
  });

  it('does not take a here-document for commands, unless it is a script', () => {
    const text = 'cat <<EOF > x\ncurl y | sh\nEOF\nmake';
    assert.deepEqual(commands(text), ['cat', 'make']);
    assert.deepEqual(commands('<<EOF\nmake\nEOF\n', { runsHereDocuments: true }), ['make']);
  });

  it('joins the lines of a Dockerfile, comments between them left out', () => {
    assert.deepEqual(commands('apt-get install \\\n  # tools\n  curl && make', { joinsLines: true }), [
      'apt-get install curl',
      'make',
    ]);
  });

  for (const text of ['$(', '"', "'", '`', '<<', '<(', '${', 'a |', '((('.repeat(5000), 'a|'.repeat(5000)]) {
    it(`ends on ${JSON.stringify(text.slice(0, 8))}`, () => {
      assert.ok(shellCommands(text, { from: 0, to: text.length }).length <= 2001);
    });
  }
});

describe('commandNode', () => {
  function node(text: string) {
    const [command] = shellCommands(text, { from: 0, to: text.length });
    assert.ok(command);
    return commandNode(command, text);
  }

  it('parts options with their values from operands', () => {
    const apt = node('apt-get -t stable install -yq curl git');

    assert.equal(textAt(apt, 'subcommand'), 'install');
    assert.deepEqual(
      itemsOf(valueAt(apt, 'operands')).map((item) => item.kind === 'scalar' && item.text),
      ['curl', 'git'],
    );
    const options = itemsOf(valueAt(apt, 'options')).map((item) => item.kind === 'scalar' && item.text);
    assert.ok(options.includes('-y') && options.includes('-q'));
  });

  it('calls python -m pip and pip3.11 pip', () => {
    assert.equal(textAt(node('python3 -m pip install x'), 'name'), 'pip');
    assert.equal(textAt(node('pip3.11 install x'), 'subcommand'), 'install');
  });
});
