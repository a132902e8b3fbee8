/**
 * Checkpoints of a run as this machine gives them away: sealed by a key that never leaves it, each for its place. A server keeps
 * them and can neither read what the run knows of this machine, nor have it go on from what this machine did not write.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type {
  FoundCheckpoint,
  KeptCheckpoint,
  KeptValue,
  KeptWrite,
  Packed,
} from '../../../contract/work/checkpoint-asks.ts';
import type { WorkAnswerers } from '../../platform/work/work-answers.ts';
import type { HeadsOfRun } from '../machine/run-consents.ts';
import {
  beginPut,
  beginWrites,
  endPut,
  endWrites,
  foreign,
  forgetThread,
  requireNewest,
} from './checkpoint-heads.ts';

/** NIST SP 800-38D: AES-256 in GCM, nonces of 96 bits, tags of 128. */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export type CheckpointAnswers = Required<
  Pick<
    WorkAnswerers,
    | 'checkpoint-load'
    | 'checkpoint-list'
    | 'checkpoint-origin'
    | 'checkpoint-put'
    | 'checkpoint-writes'
    | 'checkpoint-delete'
  >
>;

export interface SealedRun {
  readonly key: Buffer;
  readonly id: string;
  /** Where it replays another one, as its user asked for that here. */
  readonly from?: { readonly run: string; readonly checkpoint: string } | undefined;
  readonly heads: HeadsOfRun;
}

export function sealCheckpoints(run: SealedRun, answers: CheckpointAnswers): CheckpointAnswers {
  const { key, id, from, heads } = run;
  const own = new RunSeal(key, id);
  return {
    ...answers,
    'checkpoint-load': async (ask, use) => {
      const sealed = await answers['checkpoint-load'](ask, use);
      const found = sealed && own.openOne(requirePlaced(sealed, ask));
      if (ask.id === undefined) requireNewest(heads, ask, found);
      return found;
    },
    'checkpoint-list': async (ask, use) =>
      (await answers['checkpoint-list'](ask, use)).map((found) => own.openOne(requirePlaced(found, ask))),
    'checkpoint-origin': async (ask, use) => {
      if (from === undefined) throw new Error(foreign);
      const found = await answers['checkpoint-origin'](ask, use);
      const wanted = { thread: ask.thread, namespace: '', id: from.checkpoint };
      return found && new RunSeal(key, from.run).openOne(requirePlaced(found, wanted));
    },
    'checkpoint-put': async (ask, use) => {
      beginPut(heads, ask.kept);
      const answer = await answers['checkpoint-put']({ ...ask, kept: own.sealKept(ask.kept) }, use);
      endPut(heads, ask.kept);
      return answer;
    },
    'checkpoint-writes': async (ask, use) => {
      const { thread, namespace, checkpoint } = ask;
      const writes = ask.writes.map((write) => own.sealWrite({ ...write, thread, namespace, checkpoint }));
      beginWrites(heads, ask);
      const answer = await answers['checkpoint-writes']({ ...ask, writes }, use);
      endWrites(heads, ask);
      return answer;
    },
    'checkpoint-delete': async (ask, use) => {
      forgetThread(heads, ask.thread);
      return await answers['checkpoint-delete'](ask, use);
    },
  };
}

/** @throws Error where it is not what was asked for */
function requirePlaced(
  found: FoundCheckpoint,
  {
    thread,
    namespace,
    id,
  }: {
    readonly thread?: string | undefined;
    readonly namespace?: string | undefined;
    readonly id?: string | undefined;
  },
): FoundCheckpoint {
  const isPlaced = [
    [thread, found.thread],
    [namespace, found.namespace],
    [id, found.id],
  ].every(([wanted, is]) => wanted === undefined || wanted === is);
  if (!isPlaced) throw new Error(foreign);
  return found;
}

type Place = readonly (string | number | null)[];
type PlacedWrite = KeptWrite & {
  readonly thread: string;
  readonly namespace: string;
  readonly checkpoint: string;
};

class RunSeal {
  readonly #key: Buffer;
  readonly #run: string;

  constructor(key: Buffer, run: string) {
    this.#key = key;
    this.#run = run;
  }

  sealKept(kept: KeptCheckpoint): KeptCheckpoint {
    return {
      ...kept,
      checkpoint: this.#seal(kept.checkpoint, checkpointPlace(kept)),
      metadata: this.#seal(kept.metadata, metadataPlace(kept)),
      values: kept.values.map((value) => ({
        ...value,
        value: this.#seal(value.value, valuePlace(kept, value)),
      })),
    };
  }

  sealWrite(write: PlacedWrite): KeptWrite {
    const { task, path, index, channel } = write;
    return { task, path, index, channel, value: this.#seal(write.value, writePlace(write)) };
  }

  /** @throws Error where this machine did not write it, or wrote it elsewhere */
  openOne(found: FoundCheckpoint): FoundCheckpoint {
    const { thread, namespace, id: checkpoint, versions } = found;
    return {
      ...found,
      checkpoint: this.#open(found.checkpoint, checkpointPlace(found)),
      metadata: this.#open(found.metadata, metadataPlace(found)),
      values: found.values.map((value) => {
        // The version that the checkpoint itself names: an older value is no part of it.
        const version = versions[value.channel] ?? '';
        return { ...value, value: this.#open(value.value, valuePlace(found, { ...value, version })) };
      }),
      writes: found.writes.map((write) => ({
        ...write,
        value: this.#open(write.value, writePlace({ ...write, thread, namespace, checkpoint })),
      })),
    };
  }

  #seal({ type, text }: Packed, place: Place): Packed {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(this.#aad(place));
    const sealed = [nonce, cipher.update(`${type} ${text}`, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return { type: 'bytes', text: Buffer.concat(sealed).toString('base64') };
  }

  #open({ text: sealed }: Packed, place: Place): Packed {
    const bytes = Buffer.from(sealed, 'base64');
    try {
      const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(this.#aad(place)).setAuthTag(bytes.subarray(-tagBytes));
      const body = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
      const text = Buffer.concat([body, decipher.final()]).toString('utf8');
      const end = text.indexOf(' ');
      return { type: text.slice(0, end) === 'json' ? 'json' : 'bytes', text: text.slice(end + 1) };
    } catch (cause) {
      throw new Error(foreign, { cause });
    }
  }

  #aad(place: Place): Buffer {
    return Buffer.from(JSON.stringify([this.#run, ...place]));
  }
}

function checkpointPlace({ thread, namespace, id, parent, versions }: KeptCheckpoint): Place {
  const sorted = Object.entries(versions).sort(([one], [other]) => (one < other ? -1 : 1));
  return ['checkpoint', thread, namespace, id, parent, JSON.stringify(sorted)];
}

const metadataPlace = ({ thread, namespace, id }: KeptCheckpoint): Place => [
  'metadata',
  thread,
  namespace,
  id,
];

const valuePlace = (
  { thread, namespace }: Pick<KeptCheckpoint, 'thread' | 'namespace'>,
  { channel, version }: Pick<KeptValue, 'channel' | 'version'>,
): Place => ['value', thread, namespace, channel, version];

const writePlace = ({ thread, namespace, checkpoint, task, path, index, channel }: PlacedWrite): Place => [
  'write',
  thread,
  namespace,
  checkpoint,
  task,
  path,
  index,
  channel,
];
