/** What an answer was read as, with what each slot may be changed to: made of its frames, for the reader who asked. */
import type { CoachReading, ReadingChoice, ReadingSlot } from '../../../../../contract/coach/reading.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import {
  type ChoosingBy,
  listChoices,
  type SlotChoice,
} from '../../../../../domain/query/slots/slot-choices.ts';
import { framesOf, type Reading, type Slot, slotsOf } from '../../../../../domain/query/slots/slots.ts';
import type { ChipWriting } from './chip-writing.ts';
import { sayDetail } from './say-days.ts';
import { sayLabel, sayName } from './say-slot.ts';
import { pick, words } from './slot-words.ts';

export interface ReadFor {
  readonly actor: Person;
  /** The user's own day. */
  readonly today: string;
  readonly listOthers: ChoosingBy['listOthers'];
  readonly writing: ChipWriting;
}

export function readAs(reading: Reading, { actor, today, listOthers, writing }: ReadFor): CoachReading {
  const by: ChoosingBy = {
    today,
    mayRead: (permission) => grantOf(actor, permission) !== undefined,
    listOthers,
  };
  const slots = slotsOf(reading)
    .filter((slot) => !isSaidByMeasure(reading, slot))
    .map((slot) => toSlot(slot, listChoices(reading, slot, by), { reading, writing }));
  return { frames: toWire(reading), slots };
}

/** What is owed is open by what it means. */
function isSaidByMeasure(reading: Reading, slot: Slot): boolean {
  if (slot.kind !== 'filter') return false;
  return framesOf(reading, slot).every(({ measure, filters }) => {
    const filter = filters[slot.filter ?? -1];
    const isOpen = filter?.field === 'invoice' && filter.is === (filter.condition === 'open');
    return measure === 'due' && isOpen && (filter.condition === 'open' || filter.condition === 'paid');
  });
}

interface Written {
  readonly reading: Reading;
  readonly writing: ChipWriting;
}

function toSlot(slot: Slot, choices: readonly SlotChoice[], { reading, writing }: Written): ReadingSlot {
  const own = framesOf(reading, slot);
  const [frame] = own;
  const said = {
    name: frame === undefined ? '' : sayName(frame, slot, writing),
    label: sayLabel(own, slot, writing),
  };
  return {
    kind: slot.kind,
    ...said,
    ...(slot.of !== undefined && { of: slot.of }),
    // What it holds alone is no choice.
    choices: choices.length === 1 ? [] : choices.map((choice) => toChoice(choice, { slot, said, writing })),
  };
}

function toChoice(
  { act, reading }: SlotChoice,
  {
    slot,
    said: { name, label },
    writing,
  }: { slot: Slot; said: { name: string; label: string }; writing: ChipWriting },
): ReadingSlot['choices'][number] {
  const frames = toWire(reading);
  const { language } = writing;
  if (act === 'without') {
    const detail = detailOfNone(slot, writing);
    return {
      act,
      label: pick(language, words.withoutCondition),
      ...(detail !== undefined && { detail }),
      said: sayDropped({ name, label, detail }, writing),
      frames,
    };
  }
  // A single measure of several has lost the others.
  const of = slot.of !== undefined && slot.of < reading.length ? slot : { ...slot, of: undefined };
  const own = of.of === undefined ? reading : reading.slice(of.of, of.of + 1);
  const held = sayLabel(own, slot, writing);
  const detail = slot.kind === 'period' ? sayDetail(own[0]?.period, writing) : undefined;
  return { act, label: held, ...(detail !== undefined && { detail }), said: `${name}: ${held}`, frames };
}

interface Dropped {
  readonly name: string;
  readonly label: string;
  readonly detail: string | undefined;
}

/** Never "without Nordwind", which is a condition of its own: all but Nordwind. */
const sayDropped = ({ name, label, detail }: Dropped, { language }: ChipWriting): string =>
  detail === undefined ? `${pick(language, words.dropped)}: ${label}` : `${name}: ${detail}`;

function detailOfNone({ kind }: Slot, { language }: ChipWriting): string | undefined {
  if (kind === 'period') return pick(language, words.anyTime);
  if (kind === 'own') return pick(language, words.everyone);
  return kind === 'statistic' ? pick(language, words.total) : undefined;
}

/** What a frame has where it is not said (contract/query): left out, since each choice is a whole frame. */
const usual: Readonly<Record<string, string>> = { statistic: 'total', per: 'record', shape: 'figure' };

/** A frame as data. */
export const toWire = (reading: Reading): ReadingChoice['frames'] =>
  reading.map(({ measure, ...frame }) => {
    const said = Object.entries(frame).filter(
      ([field, value]) => value !== undefined && value !== usual[field] && !isNone(field, value),
    );
    return { measure, ...Object.fromEntries(said) };
  });

const isNone = (field: string, value: unknown): boolean =>
  field === 'filters' && Array.isArray(value) && value.length === 0;
