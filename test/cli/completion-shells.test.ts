/** `vireo completion`: lines as they are typed into real shells, and what Tab makes of them. Of bash its function is called. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type NamedBackend, startWithNames } from '../support/completion-names.ts';
import { cliEntry } from '../support/run-cli-process.ts';

const run = promisify(execFile);

/** Met only by a shell that hangs. */
const patienceMs = 120_000;

describe('vireo completion in a shell', function () {
  this.timeout(2 * patienceMs);
  let directory: string;
  let folder: string;
  let named: NamedBackend;

  before(async () => {
    named = await startWithNames();
    ({ directory } = named);
    folder = path.join(directory, 'typed in');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'orders.csv'), '');
  });

  after(async () => {
    await named.end();
  });

  // A busy machine takes its time.
  const environment = () => ({
    ...process.env,
    NODE: process.execPath,
    CLI: cliEntry,
    VIREO_COMPLETION_MS: '30000',
  });
  /** Runs a script of a shell; nobody complains meanwhile. */
  const runScript = async (shell: string, args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run(shell, args, {
      env: environment(),
      cwd: folder,
      timeout: patienceMs,
    });
    assert.equal(stderr, '');
    return stdout;
  };
  /** A file that a shell reads when it starts. */
  const writeScript = async (shell: string): Promise<string> => {
    const file = path.join(folder, `completion.${shell}`);
    writeFileSync(file, await runScript(process.execPath, [cliEntry, 'completion', shell]));
    return file;
  };
  const toLines = (text: string) => text.split('\n').filter((line) => line !== '');

  /** The folder of the records is named at each line, quoted, as one with a blank in its name has to be. */
  const data = () => `--data '${directory}'`;

  it('is offered by bash, which runs nothing of what is typed', async () => {
    const file = await writeScript('bash');
    let breaks = '';
    const complete = async (...words: string[]): Promise<string[]> => {
      const script = [
        breaks,
        // What the package bash-completion answers for a line whose last word is being typed.
        '_get_comp_words_by_ref() { words=("${LINE[@]}"); cword=$((${#LINE[@]} - 1)); cur="${LINE[$cword]}"; prev=""; }',
        'vireo() { "$NODE" "$CLI" "$@"; }',
        'compopt() { options="$*"; }',
        `source '${file}'`,
        // As somebody does who has changed the file.
        `source '${file}'`,
        `LINE=(vireo ${words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')})`,
        '__vireo_complete',
        'for reply in "${COMPREPLY[@]}"; do echo "$reply"; done',
        'echo "$options"',
      ].join('\n');
      return toLines(await runScript('bash', ['-c', script]));
    };
    const add = ['time', 'add', '--data', `'${directory}'`, '2h'];
    const report = ['report', '--data', `'${directory}'`];

    const none = '+o default';
    assert.deepEqual(await complete('ti'), ['time', 'timesheet', none]);
    assert.deepEqual(await complete(...report, '--project', 'ap'), ['api-rewrite', none]);
    assert.deepEqual(await complete(...report, '--project=sh'), ['shop', none]);
    assert.deepEqual(await complete(...add, '#sho'), ['#shop', none]);
    assert.deepEqual(await complete(...add, '\\#sho'), ['\\#shop', none]);
    assert.deepEqual(await complete(...add, '"it a=b #sho'), ['it a=b #shop', none]);
    assert.deepEqual(await complete(...add, '$(touch owned)', '#sho'), ['#shop', none]);
    breaks = 'COMP_WORDBREAKS=" "';
    assert.deepEqual(await complete(...report, '--project=sh'), ['--project=shop', none]);
    assert.equal(existsSync(path.join(folder, 'owned')), false);
    assert.deepEqual(await complete('import', 'or'), ['-o default']);
  });

  it('is put on the line by zsh', async () => {
    const file = await writeScript('zsh');
    const begin = path.join(folder, 'begin.zsh');
    const told = path.join(folder, 'told.txt');
    const typed = [
      'vireo timesh',
      `vireo time start ${data()} --project ap`,
      `vireo report ${data()} --project=sh`,
      `vireo time add ${data()} 2h #sho`,
      `vireo time add ${data()} 2h \\#sho`,
      `vireo time add ${data()} '2h review #sho`,
      `vireo time add ${data()} "2h review #sho`,
      `vireo time add ${data()} '$(touch owned)' '#sho`,
      `vireo time add ${data()} 'fix-it $(touch owned) a=b #sho`,
      'vireo import or',
    ];
    writeFileSync(
      begin,
      [
        'autoload -U compinit && compinit -u -D',
        'vireo() { "$NODE" "$CLI" "$@" }',
        `source '${file}'`,
        // Tab as ever; what it makes of the line is written down, and the next begins with an empty one.
        `tell() { zle expand-or-complete; print -r -- "$BUFFER" >> '${told}'; BUFFER= }`,
        'zle -N tell',
        "bindkey '^I' tell",
      ].join('\n'),
    );
    const script = [
      'zmodload zsh/zpty',
      'zpty inner TERM=dumb zsh -f -i',
      `zpty -w inner "source '${begin}'"`,
      'typeset -i count=0',
      `touch '${told}'`,
      'for line in "$@"; do',
      '  zpty -w -n inner "$line"$\'\\t\'',
      '  count+=1',
      // What it draws is read, so that it can go on drawing.
      `  until (( $(wc -l < '${told}') >= count )); do zpty -r -t inner drawn; sleep 0.05; done`,
      'done',
      'zpty -d inner',
    ].join('\n');

    await runScript('zsh', ['-f', '-c', script, 'zsh', ...typed]);

    assert.deepEqual(toLines(readFileSync(told, 'utf8')), [
      'vireo timesheet ',
      `vireo time start ${data()} --project api-rewrite `,
      `vireo report ${data()} --project=shop `,
      `vireo time add ${data()} 2h \\#shop `,
      `vireo time add ${data()} 2h \\#shop `,
      `vireo time add ${data()} '2h review #shop' `,
      `vireo time add ${data()} "2h review #shop" `,
      `vireo time add ${data()} '$(touch owned)' '#shop' `,
      `vireo time add ${data()} 'fix-it $(touch owned) a=b #shop' `,
      'vireo import orders.csv ',
    ]);
    assert.equal(existsSync(path.join(folder, 'owned')), false);
  });

  it('is offered by fish', async () => {
    const file = await writeScript('fish');
    const complete = async (line: string): Promise<string[]> => {
      const script = [
        'function vireo; "$NODE" "$CLI" $argv; end',
        `source '${file}'`,
        `complete -C ${JSON.stringify(line).replaceAll('$', '\\$')}`,
      ].join('\n');
      const offers = toLines(await runScript('fish', ['--no-config', '-c', script]));
      return offers.map((offer) => offer.split('\t')[0] ?? '');
    };

    assert.deepEqual(await complete('vireo ti'), ['time', 'timesheet']);
    assert.deepEqual(await complete(`vireo time start ${data()} --project ap`), ['api-rewrite']);
    assert.deepEqual(await complete(`vireo report ${data()} --project=sh`), ['--project=shop']);
    assert.deepEqual(await complete(`vireo time add ${data()} 2h '#sho`), ['#shop']);
    assert.deepEqual(await complete(`vireo time add ${data()} '2h review #sho`), ['2h review #shop']);
    assert.deepEqual(await complete(`vireo time add ${data()} 'a-b c=d #sho`), ['a-b c=d #shop']);
    assert.deepEqual(await complete('vireo import or'), ['orders.csv']);
  });
});
