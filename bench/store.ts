/**
 * The store's figures: durable commits against Node's own SQLite, writers killed at random moments, and power
 * cuts in the model with the controls that must lose data.
 */

import { seededRandom } from '../test/support/seeded-random.ts';
import { runKills } from '../test/torture/kill/kill-rounds.ts';
import { type PowerLossOptions, runPowerLoss } from '../test/torture/power-loss/power-loss.ts';
import type { Benchmark, BenchRow } from './benchmark.ts';
import { sized } from './size.ts';
import { measureCommits } from './store-commits.ts';

const killsOfEachDriver = sized(500, 1);
const crashes = sized(500, 2);
const controlCrashes = sized(100, 2);

export const benchmark: Benchmark = {
  name: 'store',
  async run() {
    const seed = Date.now();
    return [
      ...(await measureCommits()),
      await measureKills('sqljs', seed),
      await measureKills('node-sqlite', seed),
      ...(await measurePowerLoss(seed)),
    ];
  },
};

async function measureKills(driver: 'sqljs' | 'node-sqlite', seed: number): Promise<BenchRow> {
  const { faults } = await runKills({ driver, kills: killsOfEachDriver, random: seededRandom(seed) });
  for (const fault of faults) console.error(`${driver}, seed ${seed}: ${fault}`);
  return none(`faults after kill -9, ${driver}`, { found: faults.length, of: killsOfEachDriver });
}

async function measurePowerLoss(seed: number): Promise<readonly BenchRow[]> {
  const faultsOf = async (options: Omit<PowerLossOptions, 'seed'>) => {
    const { lost, broken } = await runPowerLoss({ ...options, seed });
    return { found: lost + broken, of: options.crashes };
  };
  const control = { crashes: controlCrashes };
  return [
    none('faults after power cuts', await faultsOf({ crashes, synchronous: 'FULL' })),
    some('control: faults with synchronous=NORMAL', await faultsOf({ ...control, synchronous: 'NORMAL' })),
    some('control: faults with synchronous=OFF', await faultsOf({ ...control, synchronous: 'OFF' })),
    some(
      'control: faults without directory syncs',
      await faultsOf({ ...control, synchronous: 'FULL', directorySyncs: false }),
    ),
  ];
}

interface Faults {
  readonly found: number;
  readonly of: number;
}

function none(name: string, faults: Faults): BenchRow {
  return { ...faultRow(name, faults), goal: '= 0', ok: faults.found === 0 };
}

/** A control that finds nothing would prove that the model cannot. */
function some(name: string, faults: Faults): BenchRow {
  return { ...faultRow(name, faults), goal: '> 0', ok: faults.found > 0 };
}

function faultRow(name: string, { found, of }: Faults): Omit<BenchRow, 'goal' | 'ok'> {
  return { name, unit: 'faults', ours: found, peer: of, peerName: 'tries', ratio: found / of };
}
