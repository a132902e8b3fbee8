import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { localDate } from '../../../../../domain/zones.ts';
import { isOfLine, type Phrased, readAs } from '../../../../testing/coach/read-as.ts';
import { type InterpretOptions, interpret } from './interpret.ts';
import { createNameIndex, type NamedRecord } from './names.ts';
import type { Part, Question } from './question.ts';
import { isCommonWord, type Language } from './vocabulary.ts';

const fixtures = new URL('../../../../../../test/fixtures/coach/', import.meta.url);

function readFixture<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')));
}

const named = z.object({ id: z.string(), name: z.string() });
const practice = readFixture(
  'practice.json',
  z.object({
    now: z.string(),
    zone: z.string(),
    clients: z.array(named),
    projects: z.array(named.extend({ clientId: z.string() })),
  }),
);
const phrasingsSchema = z.array(
  z.object({ text: z.string(), intent: z.string(), slots: z.record(z.string(), z.string()) }),
);
const records: NamedRecord[] = [
  ...practice.clients.map(({ id, name }) => ({ kind: 'client' as const, id, name })),
  ...practice.projects.map(({ id, name, clientId }) => ({
    kind: 'project' as const,
    id,
    name,
    clientName: practice.clients.find((client) => client.id === clientId)?.name ?? '',
  })),
];
const options: InterpretOptions = {
  names: createNameIndex(records, isCommonWord),
  today: localDate(Date.parse(practice.now), practice.zone),
  language: 'en',
};

/** A third of the phrasings, by hash: never looked at while the grammar was written. */
function isHeldOut(text: string): boolean {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % 3 === 0;
}

function describePart(part: Part): string {
  return part.kind === 'question'
    ? JSON.stringify(toExpectation(part.question))
    : `${part.kind} ${JSON.stringify(part)}`;
}

function toExpectation(question: Question): { intent: string; slots: Record<string, string> } {
  const slots: Record<string, string> = {};
  if (question.period) slots['period'] = `${question.period.from}/${question.period.to}`;
  if (question.project) slots['project'] = question.project.id;
  if (question.client) slots['client'] = question.client.id;
  if (question.group) slots['group'] = question.group;
  if (question.severity) slots['severity'] = question.severity;
  if (question.action) slots['action'] = question.action;
  return { intent: question.intent, slots };
}

function isRight(phrased: Phrased): boolean {
  const { parts, frame } = readAs(phrased.text, options);
  const [part, ...more] = parts;
  if (more.length === 0 && part?.kind === 'question') {
    const got = toExpectation(part.question);
    if (got.intent === phrased.intent && sorted(got.slots) === sorted(phrased.slots ?? {})) return true;
  }
  return isOfLine(frame, phrased, options.today);
}

function sorted(slots: Record<string, string>): string {
  return JSON.stringify(Object.entries(slots).toSorted());
}

function wrongOf(phrasings: readonly Phrased[]): string[] {
  return phrasings
    .filter((phrased) => !isRight(phrased))
    .map(
      ({ text, intent, slots }) =>
        `${text}\n  wanted ${intent} ${sorted(slots ?? {})}\n  got ${interpret(text, options).parts.map(describePart).join(' + ')}`,
    );
}

describe('the built-in coach understands', () => {
  for (const language of ['en', 'de'] satisfies Language[]) {
    const phrasings = readFixture(`phrasings.${language}.json`, phrasingsSchema);

    it(`every phrasing in ${language} that the grammar was written from`, () => {
      const wrong = wrongOf(phrasings.filter(({ text }) => !isHeldOut(text)));

      assert.deepEqual(wrong, []);
    });
  }
});

describe('the built-in coach', () => {
  const declined = readFixture('declined.json', z.array(z.object({ text: z.string(), topic: z.string() })));
  const ambiguous = readFixture('ambiguous.json', z.array(z.object({ text: z.string(), about: z.string() })));
  const combined = readFixture(
    'combined.json',
    z.array(z.object({ text: z.string(), intents: z.array(z.string()) })),
  );

  it('understands phrasings that were collected after it was written', () => {
    const later = readFixture('later.json', z.array(z.object({ text: z.string(), intent: z.string() })));
    const wrong = later.filter((phrased) => {
      const { parts, frame } = readAs(phrased.text, options);
      const [part, ...more] = parts;
      const isRead =
        more.length === 0 && part?.kind === 'question' && part.question.intent === phrased.intent;
      return !isRead && !isOfLine(frame, phrased, options.today);
    });

    assert.deepEqual(wrong, []);
  });

  it('declines what is not its own to answer', () => {
    const answered = declined
      .filter(({ text }) => interpret(text, options).parts.some((part) => part.kind !== 'declined'))
      .map(({ text }) => `${text}\n  ${interpret(text, options).parts.map(describePart).join(' + ')}`);

    assert.deepEqual(answered, []);
    assert.ok(declined.length >= 40);
  });

  it('answers no question beyond its own, though a project or client is named in it', () => {
    const answered = readFixture('not-answered.json', z.array(z.string())).filter((text) =>
      interpret(text, options).parts.some((part) => part.kind === 'question'),
    );

    assert.deepEqual(answered, []);
  });

  it('asks back what is ambiguous, with questions it understands itself', () => {
    for (const { text, about } of ambiguous) {
      const { parts } = interpret(text, options);
      const [part] = parts;

      assert.deepEqual(part?.kind === 'unclear' ? part.about : part, about, text);
      for (const choice of part?.kind === 'unclear' ? part.choices : []) {
        assert.deepEqual(
          interpret(choice, options).parts.map(({ kind }) => kind),
          ['question'],
          `${text} → ${choice}`,
        );
      }
    }
  });

  it('takes "and last month?" as the question before, about another period', () => {
    const previous = {
      intent: 'hours-client',
      client: { kind: 'client', id: 'c-acme', name: 'Acme Corp' },
    } as const;
    const { parts } = interpret('and last month?', { ...options, previous });

    const [part] = parts;
    assert.deepEqual(part?.kind === 'question' && toExpectation(part.question), {
      intent: 'hours-client',
      slots: { period: '2026-10-01/2026-10-31', client: 'c-acme' },
    });
  });

  it('tells billable hours from what is not billed yet', () => {
    const asked: readonly (readonly [string, string])[] = [
      ['How many billable hours last week?', 'hours true'],
      ['non-billable hours this month', 'hours false'],
      ['abrechenbare Stunden letzte Woche', 'hours true'],
      ['nicht abrechenbare Stunden im Oktober', 'hours false'],
      ['billable hours for Acme last month', 'hours true'],
      ['how many billable hours are open', 'unbilled'],
      ['abrechenbare Stunden ohne Rechnung', 'unbilled'],
    ];
    const read = asked.map(([text]) => {
      const { parts, frame } = readAs(text, options);
      const [part] = parts;
      const side = frame?.filters.flatMap((filter) => (filter.field === 'billable' ? filter.is : []))[0];
      return [
        text,
        frame === undefined ? part?.kind === 'question' && part.question.intent : `${frame.measure} ${side}`,
      ];
    });

    assert.deepEqual(read, asked);
  });

  it('reads over a typing error', () => {
    assert.ok(isRight({ text: 'which invoces are overdue', intent: 'overdue', slots: {} }));
  });

  it('reads whatever is sent, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => interpret(text, options).parts.length > 0),
    );
    assert.deepEqual(
      interpret('hours, '.repeat(2_800), options).parts.map(({ kind }) => kind),
      ['declined'],
    );
  });

  it('answers both parts of a combined question', () => {
    for (const { text, intents } of combined) {
      const { parts } = interpret(text, options);

      assert.deepEqual(
        parts.map((part) => (part.kind === 'question' ? part.question.intent : describePart(part))),
        intents,
        text,
      );
    }
  });
});

describe('of the held-out third of the phrasings', () => {
  for (const language of ['en', 'de'] satisfies Language[]) {
    it(`the built-in coach understands at least 95 % in ${language}`, () => {
      const phrasings = readFixture(`phrasings.${language}.json`, phrasingsSchema);
      const heldOut = phrasings.filter(({ text }) => isHeldOut(text));
      const right = heldOut.filter(isRight).length;

      assert.ok(right >= 0.95 * heldOut.length, `${right} of ${heldOut.length}`);
    });
  }
});
