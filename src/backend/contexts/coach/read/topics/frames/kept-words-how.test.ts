import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { measuresOf, readText } from '../../../../../testing/coach/read-as.ts';

/** What is answered; "asked" where it is asked about, declined or not understood. */
const read = (text: string): string => measuresOf(readText(text, context)).join(' ');

const lines: Readonly<Record<string, readonly string[]>> = {
  'health-advice': [
    'tips for a better score on Checkout',
    'Empfehlungen für eine bessere Gesundheit der Mobile app',
  ],
  'worst-file': ['which source file has the most scanner hits', 'hotspot datei von Checkout'],
  'last-scan': ['how long ago was Checkout scanned', 'Datum der letzten Codeprüfung von Checkout'],
  'how-submit': ['How do I send my week for approval?', 'Wie gebe ich meine Stunden ab?'],
  'how-stop': ['Wie wird der Timer angehalten?', 'what do I press to stop the clock'],
  'how-timer': ['starting the timer – how does that go'],
  'how-restore': ['how do I load a backup', 'wie spiel ich eine sicherung ein'],
  'how-currency': ['how do I bill in francs', 'auf welchem Weg stelle ich auf USD um'],
  'act-stop': ['stop', 'Bitte die Aufzeichnung beenden', 'close the running entry'],
  'act-start': ['track my time on Checkout from now on', "los geht's mit Checkout"],
  'act-submit': ['put last week forward for approval', 'schick die letzte Woche zur Freigabe'],
  'act-draft': ['new invoice for Acme', 'Turn the unbilled hours of Acme into an invoice'],
  'act-scan': ['do a fresh scan of Checkout', 'tu Checkout nochmal scannen'],
  'act-agent': ['assign the security agent to Checkout', 'lass den Agenten Checkout begutachten'],
  asked: ['Stop?', 'new invoice for Acme except Checkout', 'do a fresh scan of all but Checkout'],
};

describe('words of ways, commands and code', () => {
  for (const [intent, texts] of Object.entries(lines)) {
    for (const text of texts) it(`${intent}: ${text}`, () => assert.equal(read(text), intent));
  }
  it('keeps the note of a start', () => {
    const [part] = readText('wirf den timer an, Checkout: login', context).parts;
    assert.equal(part?.kind === 'question' ? part.question.act?.note : undefined, 'login');
  });
  for (const text of [
    'did I start Checkout?',
    'why did you stop the clock?',
    'Was the week sent for approval?',
  ]) {
    it(`is no command: ${text}`, () => assert.doesNotMatch(read(text), /^act-/));
  }
});
