import assert from 'node:assert/strict';
import type { setUpEntries } from './set-up-entries.ts';

/** Entries that are split, merged and resumed. */
export function itDividesEntries(stage: ReturnType<typeof setUpEntries>): void {
  const { time, read, setTimerBack } = stage;

  it('splits at a time of the entry, merges, and says which entries are no one', async () => {
    const { items: projects } = (await stage.backend.ask('GET', '/projects')).body;
    const shop = projects.find(({ name }: { name: string }) => name === 'Shop').id;
    const record = async (startedAt: string, endedAt: string, note: string): Promise<{ id: string }> => {
      const entry = { projectId: shop, zone: 'Europe/Berlin', startedAt, endedAt, note };
      return (await stage.backend.ask('POST', '/time-entries', entry)).body;
    };
    const day = await record('2024-03-07T09:00', '2024-03-07T11:00', 'plan');
    const night = await record('2024-03-08T23:00', '2024-03-09T02:00', 'watch');

    const split = await time(
      'split',
      day.id.slice(-8),
      '--at',
      '10:30',
      '--project',
      'supp',
      '--note',
      'call',
    );
    const parts: readonly { id: string; endedAt: string }[] = read(
      await time('split', night.id, '--at', '0:30', '--json'),
    ).items;
    const outside = await time('split', day.id, '--at', '12');
    const merged = await time('merge', ...parts.map(({ id }) => id.slice(-8)).toReversed());
    const { items } = (await stage.backend.ask('GET', '/time-entries?from=2024-03-07&to=2024-03-07')).body;
    const unlike = await time('merge', ...items.map(({ id }: { id: string }) => id));
    const alone = await time('merge', night.id, night.id);

    const [first, second] = [
      '09:00–10:30    1:30  Acme Ltd · Shop  plan',
      '10:30–11:00    0:30  Nordwind GmbH · Support  call',
    ];
    assert.equal(split.stdout, `2024-03-07 ${first}\n2024-03-07 ${second}\n`);
    assert.deepEqual(
      parts.map(({ endedAt }) => endedAt),
      ['2024-03-08T23:30:00.000Z', '2024-03-09T01:00:00.000Z'],
    );
    assert.match(merged.stdout, /^2024-03-08 23:00–02:00 \+1 {4}3:00 {2}Acme Ltd · Shop {2}watch\n$/);
    for (const { code, stderr } of [split, merged]) {
      assert.deepEqual({ code, stderr }, { code: 0, stderr: 'vireo: "vireo time undo" reverts this.\n' });
    }
    assert.deepEqual(
      { outside: outside.code, unlike: unlike.code, alone: alone.code },
      { outside: 2, unlike: 2, alone: 2 },
    );
    assert.match(outside.stderr, /must lie within the entry/);
    assert.match(unlike.stderr, /one project, and "plan" of 2024-03-07 09:00–10:30 and "call" of .* differ/);
    assert.match(alone.stderr, /Name two entries or more/);
  });

  it('goes on with an entry, and throws away what runs', async () => {
    const nothing = await time('discard');
    const resumed = read(await time('resume', '--json'));
    const discarded = await time('discard');
    const status = await time('status');

    assert.equal(nothing.code, 2);
    assert.equal(resumed.endedAt, null);
    assert.match(discarded.stdout, /^Discarded: /);
    assert.equal(status.code, 1);
  });

  it('throws no timer away by an undo that does not say so, and has it back by redo', async () => {
    await time('start', '--project', 'Shop', '--note', 'counting');

    const silent = await time('undo');
    const json = await time('undo', '--json');
    const running = await time('status');
    const { change } = read(await time('undo', '--timer', '--json'));
    const stopped = await time('status');
    await time('redo', `${change.entryId}:${change.version}`);
    const back = await time('status');
    await time('discard');

    for (const { code, stderr } of [silent, json]) {
      assert.equal(code, 2);
      assert.match(
        stderr,
        /start of the timer that runs.*\n.* counting\n.*"vireo time undo --timer" .*time discard"/,
      );
    }
    assert.deepEqual(
      { running: running.code, stopped: stopped.code, back: back.code },
      { running: 0, stopped: 1, back: 0 },
    );
    assert.match(back.stdout, /^Running: .* counting/);
  });

  it('tells what an entry lacks that a switch has ended', async () => {
    const { body: projects } = await stage.backend.ask('GET', '/projects');
    const named = (name: string) => projects.items.find((one: { name: string }) => one.name === name).id;
    await stage.backend.ask('PATCH', `/projects/${named('Support')}`, { requiredFields: ['tag'] });
    const started = await time('start', '--project', 'Support');
    // A switch after less than five seconds is a slip.
    await setTimerBack(5_000);

    const switched = await time('switch', '--project', 'Shop');
    const same = await time('switch', '--project', 'Shop');
    const { entry } = (await stage.backend.ask('GET', '/timer')).body;

    await time('discard');
    await stage.backend.ask('PATCH', `/projects/${named('Support')}`, { requiredFields: null });
    assert.deepEqual(
      { startedCode: started.code, stderr: started.stderr, switchedCode: switched.code },
      { startedCode: 0, stderr: '', switchedCode: 0 },
    );
    assert.match(
      switched.stderr,
      /^vireo: Stopped: .* Nordwind GmbH · Support\nvireo: the entry that was ended: .*tag/,
    );
    assert.match(same.stderr, /^vireo: That runs already: nothing was changed\.\n$/);
    assert.deepEqual({ code: same.code, version: entry.version }, { code: 0, version: 1 });
  });
}
