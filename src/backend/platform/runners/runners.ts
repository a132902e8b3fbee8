/**
 * Work in folders of people's machines: given to a machine of who asked, and given up once nothing was heard of it for a lease.
 * A machine that was away goes on; a restarted server takes up what machines are at. Nothing of a machine is believed
 * beyond the jobs that its person asked for.
 */
import { inBackground } from '../../../contract/background/in-background.ts';
import {
  type FromRunner,
  fromRunnerSchema,
  leaseMs,
  runnerProtocol,
  type Try,
} from '../../../contract/runner/runner-messages.ts';
import type { WorkTask } from '../../../contract/work/work-tasks.ts';
import { text } from '../../../words/text.ts';
import type { WorkOwner } from '../work/work.ts';
import { WorkError } from '../work/work-error.ts';
import type { Leases } from './lease.ts';
import { fits, isClaimed, isSameOwner, type Machine, type RunnerLink } from './machine.ts';
import { PlacedJob, type PlacedRequest } from './placed-job.ts';

export interface RunnerConnection {
  take(message: unknown): void;
  closed(): void;
}

export interface RunnersPorts {
  readonly leases: Leases;
  readonly clock: () => number;
  readonly onFault: (fault: string) => void;
  /** How long a cancelled task may take to stop. */
  readonly stopMs?: number;
  /** How long a result stays with its runner, until it is on record here. */
  readonly keptMs?: number;
}

type Hello = Extract<FromRunner, { type: 'hello' }>;

export const noMachine = text`No machine of yours that has this project is connected.`;
const ending = text`The server ends: ask again in a moment.`;
const waitingStep = 'Waiting for a machine of yours that has this project';
const defaultStopMs = 20_000;
const defaultKeptMs = 10_000;
/** A lease that ended so long ago is nobody's. */
const oldMs = 24 * 3_600_000;
/** A job that nobody asks for is over, such as one that was cancelled while the server was away. */
const longestClaimMs = 10 * 60_000;
/** Of a person, at once. */
const mostMachines = 20;

// process-local: connections, and what waits for their results; on several: the instance that holds the socket claims a job by
// its lease and epoch.
export class Runners {
  readonly #ports: RunnersPorts;
  readonly #machines = new Set<Machine>();
  #sweptAt = 0;
  #isClosed = false;
  readonly #jobs = new Map<string, PlacedJob>();
  /** Their results may not be on record yet, or the next server takes them up. */
  readonly #ended = new Set<PlacedJob>();

  constructor(ports: RunnersPorts) {
    this.#ports = ports;
  }

  /** Whether a machine of a person is connected that has the project. */
  hasMachine(owner: WorkOwner, projectId: string): boolean {
    return this.#findMachine(owner, projectId) !== undefined;
  }

  /** @throws WorkError `refused` with `no-machine` where none is there and it does not wait; the reason of the signal */
  async run(task: WorkTask, request: PlacedRequest): Promise<unknown> {
    request.signal?.throwIfAborted();
    if (this.#isClosed) throw new WorkError('lost', String(ending), { isBystander: true });
    const placed = new PlacedJob(task, request);
    const cancel = (): void => this.#cancel(placed);
    request.signal?.addEventListener('abort', cancel, { once: true });
    this.#jobs.set(placed.job, placed);
    try {
      await this.#begin(placed);
      const result = await placed.result;
      // The runner keeps it until what waited for it here has written it down.
      this.#ended.add(placed);
      const release = (): void => inBackground(this.#letGo(placed), 'Lease of a runner');
      setTimeout(release, this.#ports.keptMs ?? defaultKeptMs).unref();
      return result;
    } catch (error) {
      // A server that ends leaves the work where it is, and takes it up again.
      if (isLeft(request)) this.#ended.add(placed);
      else await this.#letGo(placed);
      request.signal?.throwIfAborted();
      throw error;
    } finally {
      request.signal?.removeEventListener('abort', cancel);
      placed.over.abort();
      if (this.#jobs.get(placed.job) === placed) this.#jobs.delete(placed.job);
    }
  }

  /** Of a socket whose person is known. */
  connect(link: RunnerLink, owner: WorkOwner): RunnerConnection {
    // process-local: the machine behind this socket; on several: nothing.
    let machine: Machine | undefined;
    return {
      take: (given) => {
        const parsed = fromRunnerSchema.safeParse(given);
        if (!parsed.success) {
          const where = parsed.error.issues[0]?.path.join('.') ?? '';
          this.#ports.onFault(`a runner sent what is not understood: ${where}`);
          link.end();
        } else if (parsed.data.type !== 'hello') {
          if (machine !== undefined) this.#take(machine, parsed.data);
        } else machine ??= this.#welcome(link, owner, parsed.data);
      },
      closed: () => {
        if (machine !== undefined) this.#lose(machine);
      },
    };
  }

  /** What was not heard of for a lease is lost. To be called every few seconds. */
  sweep(): void {
    const now = this.#ports.clock();
    if (now - this.#sweptAt >= oldMs) {
      this.#sweptAt = now;
      inBackground(this.#ports.leases.sweep(now - oldMs), 'Leases of runners');
    }
    for (const placed of this.#jobs.values())
      if (placed.until <= now) placed.lose(text`The machine that ran it did not answer for a minute.`);
    for (const machine of this.#machines)
      for (const [job, { epoch, since }] of machine.claimed)
        if (now - since >= longestClaimMs) letGo(machine, { job, epoch });
  }

  close(): void {
    this.#isClosed = true;
    for (const { link } of this.#machines) link.end();
    for (const placed of this.#jobs.values()) placed.lose(ending);
  }

  async #begin(placed: PlacedJob): Promise<void> {
    const { isKept, job, request } = placed;
    const lease = isKept ? await this.#ports.leases.find(job) : undefined;
    request.signal?.throwIfAborted();
    placed.isReady = true;
    if (lease !== undefined && isSameOwner(lease, request.of) && lease.until > this.#ports.clock()) {
      // A machine may be at it: it says so within its lease, or has lost it.
      const { epoch, machineId, until } = lease;
      Object.assign(placed, { epoch, machineId, until });
      for (const machine of this.#machines) this.#meet(machine, placed);
      return;
    }
    placed.epoch = lease?.epoch ?? 0;
    const machine = this.#findMachine(request.of, placed.projectId);
    if (machine !== undefined) this.#give(placed, machine);
    else if (request.waits === true) {
      request.onPlaced?.(null);
      request.onProgress?.({ step: waitingStep });
    } else placed.fail(new WorkError('refused', String(noMachine), { refusal: 'no-machine' }));
  }

  /** The one that came last: its person sits at it. */
  #findMachine(owner: WorkOwner, projectId: string): Machine | undefined {
    return [...this.#machines].findLast((each) => fits(each, owner, projectId));
  }

  #give(placed: PlacedJob, machine: Machine): void {
    const now = this.#ports.clock();
    // Greater than that of any other try, also of one whose lease is no longer on record.
    placed.request.onPlaced?.({ id: machine.id, name: machine.name });
    placed.give(machine, { epoch: Math.max(placed.epoch + 1, now), until: now + leaseMs });
    inBackground(this.#start(placed, placed.epoch), 'Work for a runner');
  }

  /** Its lease is on record before the machine hears of it: a restarted server gives it to no other one. */
  async #start(placed: PlacedJob, epoch: number): Promise<void> {
    try {
      await this.#keepLease(placed);
    } catch (error) {
      placed.fail(error);
      return;
    }
    if (placed.epoch === epoch && !placed.over.signal.aborted) placed.start();
  }

  #welcome(link: RunnerLink, owner: WorkOwner, hello: Hello): Machine | undefined {
    const {
      machine: { id, name },
      projects,
      running,
    } = hello;
    // A connection that nobody closed, from before this one.
    for (const other of this.#machines) {
      if (other.id !== id || !isSameOwner(other.owner, owner)) continue;
      this.#lose(other);
      other.link.end();
    }
    const refusal = this.#refuse(owner, hello);
    if (refusal !== undefined) {
      link.send({ type: 'refused', message: refusal });
      link.end();
      return undefined;
    }
    const since = this.#ports.clock();
    const claimed = new Map(running.map(({ job, epoch }) => [job, { epoch, since }]));
    const machine: Machine = { link, owner, id, name, projects: new Set(projects), claimed };
    this.#machines.add(machine);
    link.send({ type: 'welcome' });
    for (const placed of this.#jobs.values()) this.#meet(machine, placed);
    inBackground(this.#checkClaims(machine), 'Work of a runner');
    return machine;
  }

  /** What is on record of no lease is nobody's any more. */
  async #checkClaims(machine: Machine): Promise<void> {
    for (const [job, { epoch }] of [...machine.claimed]) {
      const lease = await this.#ports.leases.find(job);
      const isTheirs =
        lease?.epoch === epoch && lease.machineId === machine.id && isSameOwner(lease, machine.owner);
      if (!isTheirs && isClaimed(machine, { job, epoch })) letGo(machine, { job, epoch });
    }
  }

  #refuse(owner: WorkOwner, { protocol, version }: Hello): string | undefined {
    if (protocol !== runnerProtocol)
      return `Vireo ${version} on this machine and its server do not fit: update the older one.`;
    const own = [...this.#machines].filter((each) => isSameOwner(each.owner, owner));
    if (own.length < mostMachines) return undefined;
    return `No more than ${mostMachines} machines of a person are connected at once.`;
  }

  /** A job, and a machine that has just come or said which projects it has. */
  #meet(machine: Machine, placed: PlacedJob): void {
    if (!placed.isReady || placed.machine !== undefined) return;
    if (!isSameOwner(machine.owner, placed.request.of)) return;
    if (placed.machineId === undefined) {
      if (fits(machine, placed.request.of, placed.projectId)) this.#give(placed, machine);
    } else if (placed.machineId !== machine.id) return;
    else if (isClaimed(machine, placed.try)) {
      machine.claimed.delete(placed.job);
      placed.meet(machine);
      this.#renewLease(placed);
      // It never got the job, or was ended in the midst of it.
    } else placed.lose(text`The machine that ran it has lost the work.`);
  }

  #take(machine: Machine, message: Exclude<FromRunner, { type: 'hello' }>): void {
    if (message.type === 'projects') {
      machine.projects = new Set(message.projects);
      for (const placed of this.#jobs.values()) this.#meet(machine, placed);
    } else if (message.type === 'renew') this.#renew(machine, message);
    else if (message.type === 'heard') this.#findOwn(machine, message)?.heard(message.question);
    else {
      const { job, epoch } = message;
      const placed = this.#findOwn(machine, message);
      if (placed !== undefined) placed.hear(message.n, message.message);
      // What nobody here has asked for yet is sent again once it is asked for.
      else if (!isClaimed(machine, message) && !this.#hasEnded(message))
        machine.link.send({ type: 'over', job, epoch });
    }
  }

  /** The job of this very try, on this machine. */
  #findOwn(machine: Machine, { job, epoch }: Try): PlacedJob | undefined {
    const placed = this.#jobs.get(job);
    return placed?.machine === machine && placed.epoch === epoch ? placed : undefined;
  }

  #renew(machine: Machine, { at, running }: Extract<FromRunner, { type: 'renew' }>): void {
    const kept = running.flatMap(({ job, epoch }) => {
      const placed = this.#findOwn(machine, { job, epoch });
      if (placed !== undefined) this.#renewLease(placed);
      else if (this.#hasEnded({ job, epoch })) return [{ job, epoch, isCancelled: false }];
      else if (!isClaimed(machine, { job, epoch })) return [];
      else this.#extend({ job, epoch });
      return [{ job, epoch, isCancelled: placed?.isCancelled === true }];
    });
    machine.link.send({ type: 'renewed', at, running: kept });
  }

  #hasEnded({ job, epoch }: Try): boolean {
    return [...this.#ended].some((each) => each.job === job && each.epoch === epoch);
  }

  #cancel(placed: PlacedJob): void {
    if (isLeft(placed.request)) {
      placed.fail(placed.request.signal?.reason);
      return;
    }
    placed.isCancelled = true;
    if (placed.machine === undefined) {
      placed.lose(text`The machine that ran it is no longer connected.`);
      return;
    }
    placed.tellCancel();
    const end = (): void => placed.lose(text`The machine that ran it did not stop when it was told to.`);
    const limit = setTimeout(end, this.#ports.stopMs ?? defaultStopMs).unref();
    placed.over.signal.addEventListener('abort', () => clearTimeout(limit), { once: true });
  }

  #lose(machine: Machine): void {
    this.#machines.delete(machine);
    for (const placed of this.#jobs.values()) {
      if (placed.machine !== machine) continue;
      placed.machine = undefined;
      // Who asked a question, or cancelled, waits.
      if (!placed.isKept || placed.isCancelled)
        placed.lose(text`The machine that ran it is no longer connected.`);
    }
  }

  /** Its machine need not keep anything of it, and it begins again where it is asked for again. */
  async #letGo(placed: PlacedJob): Promise<void> {
    const { job, epoch, machineId, isKept, request } = placed;
    this.#ended.delete(placed);
    if (machineId === undefined) return;
    for (const { id, owner, link } of this.#machines)
      if (id === machineId && isSameOwner(owner, request.of)) link.send({ type: 'over', job, epoch });
    if (isKept) await this.#ports.leases.drop(job, epoch);
  }

  async #keepLease({ lease }: PlacedJob): Promise<void> {
    if (lease !== undefined) await this.#ports.leases.put(lease);
  }

  /** Until it is asked for again, it stays with its machine. */
  #extend({ job, epoch }: Try): void {
    const until = this.#ports.clock() + leaseMs;
    inBackground(this.#ports.leases.extend(job, epoch, until), 'Lease of a runner');
  }

  #renewLease(placed: PlacedJob): void {
    placed.until = this.#ports.clock() + leaseMs;
    if (placed.isKept) this.#extend(placed.try);
  }
}

/** How the queue ends a job that it gives back, to be run again (`JobQueue.stop`). */
const isLeft = ({ signal }: PlacedRequest): boolean => signal?.reason === 'stopped';

function letGo({ claimed, link }: Machine, { job, epoch }: Try): void {
  claimed.delete(job);
  link.send({ type: 'over', job, epoch });
}
