/** Taints, and lists of them. */
import { allClasses } from '../../match/models.ts';
import type { Part } from './part.ts';
import type { Step } from './step.ts';

/** That a value is, or contains, what others control. */
export interface Taint {
  /** The source's class; or, while a function is summarised, the part of its parameters that brings it. */
  readonly origin: string | Part;
  /** Tells sources apart: where it was read. */
  readonly id: string;
  readonly label: string;
  /** Sink classes, as bits, that it has been made safe for. */
  readonly cleaned: number;
  readonly step: Step | undefined;
  /** Characters, as a set of bits, that replacements have taken out. */
  readonly lacks: bigint;
  /** It became part of a text that the program puts together. */
  readonly isPieced: boolean;
  /** It was found inside of a text or among the keys of an object: `path.split('.')`. */
  readonly isFound: boolean;
  /** Steps out of a folder have been worked out, so that what it begins with says where it leads. */
  readonly isNormal: boolean;
  /** A method of the tainted object gave it, and no model knows the method: it may be anything. */
  readonly isAnswer: boolean;
  /** The name of a parameter alone makes it a request. */
  readonly isAssumed: boolean;
  /** Answers, as bits, of checks whose bodies were not read: its way leads past one that answered so (`passUnread`). */
  readonly unread: number;
}

/** A taint as it comes in. All taints are made of this one, since engines are quick where objects are alike. */
export function createTaint({
  origin,
  id,
  label,
  step,
}: Pick<Taint, 'origin' | 'id' | 'label' | 'step'>): Taint {
  return {
    origin,
    id,
    label,
    cleaned: 0,
    step,
    lacks: 0n,
    isPieced: false,
    isFound: false,
    isNormal: false,
    isAnswer: false,
    isAssumed: false,
    unread: 0,
  };
}

const maxTaints = 6;

/** Where it is harmless in every way by one of them, the other one's checks are all that it may have passed. */
function bothUnread(one: Taint, other: Taint): number {
  if (one.cleaned === allClasses) return other.unread;
  return other.cleaned === allClasses ? one.unread : one.unread & other.unread;
}

/** Of one source by two ways: as clean as by the dirtier one, with the marks that either has brought. */
function joinTaints(one: Taint, other: Taint): Taint {
  const cleaned = one.cleaned & other.cleaned;
  const lacks = one.lacks & other.lacks;
  const isPieced = one.isPieced || other.isPieced;
  const isFound = one.isFound || other.isFound;
  const isAnswer = one.isAnswer && other.isAnswer;
  const unread = bothUnread(one, other);
  const isMarked =
    isPieced === one.isPieced &&
    isFound === one.isFound &&
    isAnswer === one.isAnswer &&
    unread === one.unread;
  if (cleaned === one.cleaned && lacks === one.lacks && isMarked) return one;
  return { ...one, cleaned, lacks, isPieced, isFound, isAnswer, unread };
}

function indexOfId(taints: readonly Taint[], id: string): number {
  for (let index = 0; index < taints.length; index += 1) if (taints[index]?.id === id) return index;
  return -1;
}

/** The same taints inside a text that is put together from parts. */
export function pieced(taints: readonly Taint[]): readonly Taint[] {
  if (taints.every((taint) => taint.isPieced)) return taints;
  return taints.map((taint) => (taint.isPieced ? taint : { ...taint, isPieced: true }));
}

/** Both lists; the first one itself where the other adds nothing to it. */
export function unite(one: readonly Taint[], other: readonly Taint[]): readonly Taint[] {
  if (other.length === 0 || one === other) return one;
  if (one.length === 0) return other;
  let both: Taint[] | undefined;
  for (const taint of other) both = withTaint(one, both, taint);
  return both ?? one;
}

/** A copy of a list with one more taint, made when it first adds something. */
function withTaint(list: readonly Taint[], copy: Taint[] | undefined, taint: Taint): Taint[] | undefined {
  const at = indexOfId(copy ?? list, taint.id);
  const known = (copy ?? list)[at];
  if (known === undefined && (copy ?? list).length >= maxTaints) return copy;
  const joined = known === undefined ? taint : joinTaints(known, taint);
  if (joined === known) return copy;
  const own = copy ?? [...list];
  own[known === undefined ? own.length : at] = joined;
  return own;
}

/** The same taints of something that was looked up inside of what carried them. */
export function found(taints: readonly Taint[]): readonly Taint[] {
  return taints.map((taint) => (taint.isFound ? taint : { ...taint, isFound: true }));
}

/** The same taints, safe for the sink classes of `bits` as well. */
export function cleanTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  return bits === 0 ? taints : taints.map((taint) => ({ ...taint, cleaned: taint.cleaned | bits }));
}

/** The same taints, able to harm some classes again: what was decoded may hold anything. A number stays one. */
export function restoreTaints(taints: readonly Taint[], bits: number): readonly Taint[] {
  if (bits === 0) return taints;
  const left = (cleaned: number) => (cleaned === allClasses ? allClasses : cleaned & ~bits);
  return taints.map((taint) => ({ ...taint, cleaned: left(taint.cleaned), lacks: 0n }));
}
