/** What needs no lookup: help, asking back, declining. It says what the built-in coach is, and what it can do. */
import type { Topic } from '../../model/practice-data.ts';
import type { DeclineTopic, Part } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import { plain } from './answer.ts';

const english = {
  help: `I am the built-in coach: no model, nothing leaves this machine. I answer questions about your own practice from its records:

- hours by period, project or client: “How many hours last week?”
- what is unbilled, what was invoiced, which invoices are open or overdue
- the running timer, what you last worked on, and what you worked on in a period
- budgets and hourly rates of projects
- open findings, agent requests, timesheets to submit or approve

- deadlines, VAT, how fast clients pay, days off; your goals, your week and what you told me to remember

Tell me to start or stop the timer, log time, draft, issue or send an invoice, remind of one, record a payment, submit a week, scan a project or ask an agent: I show what will change, and nothing happens before your click.

Ask in English or German, also two things at once.`,
  can: 'I can tell you about hours, unbilled time, invoices, budgets, rates, the timer, findings, agent requests and timesheets. Ask “help” for examples.',
  declined: {
    write:
      'I cannot do that, or not as it is said. I can prepare these for your click: start or stop the timer, log time, draft, issue or send an invoice, remind of one, record a payment, submit a week, scan a project, ask an agent. For the rest there are the commands and views.',
    advice: 'I cannot give advice: I only know what is recorded.',
    law: 'I cannot answer questions of tax or law; please ask someone who can be held to the answer.',
    future: 'I only know what is recorded, not what is to come.',
    'off-topic': 'I cannot answer that.',
    'unknown-words': (words: string) =>
      `I do not know what “${words}” means here, and would rather not guess.`,
  },
  unclear: {
    project: (subject: string) => `There is more than one project that “${subject}” could be. Which one?`,
    client: (subject: string) => `There is more than one record that “${subject}” could be. Which one?`,
    period: () => 'For which period?',
    typing: (subject: string) => `Did you mean ${subject}?`,
    'no-project': (subject: string) => `I know no project called “${subject}”. Which one do you mean?`,
    side: () => 'Is that time billable?',
    'no-client': (subject: string) => `I know no client called “${subject}”. Which one do you mean?`,
    'no-project-act': (subject: string) =>
      `“${subject}” is a project, and that is done for a client. For its client?`,
    measure: (subject: string) =>
      subject === '' ? 'What would you like to know?' : `What would you like to know about ${subject}?`,
  },
  unread: (names: string) => `I have no model, so I cannot read ${names}.\n\n`,
  explained: {
    before: 'I have no model and cannot discuss this finding. This is what its rule says:\n\n',
    after:
      '\n\nIn the editor, *Quick Fix…* on the line offers what Vireo can change by itself; *Ask an Agent* takes over what it cannot.',
  },
  forbidden: {
    time: 'You may not see recorded time.',
    invoices: 'You may not see invoices.',
    findings: 'You may not see findings.',
    requests: 'You may not see agent requests.',
    timesheets: 'You may not see timesheets.',
    projects: 'You may not see projects.',
  },
  choices: ['How many hours this week?', 'What is unbilled?', 'Which invoices are overdue?'],
};

const german: typeof english = {
  help: `Ich bin der eingebaute Coach: ohne Modell, nichts verlässt diesen Rechner. Ich beantworte Fragen zu deiner Praxis aus ihren eigenen Daten:

- Stunden nach Zeitraum, Projekt oder Kunde: „Wie viele Stunden letzte Woche?“
- was noch nicht abgerechnet ist, was in Rechnung gestellt wurde, welche Rechnungen offen oder überfällig sind
- den laufenden Timer, woran du zuletzt oder in einem Zeitraum gearbeitet hast
- Budgets und Stundensätze von Projekten
- offene Befunde, Agentenanfragen, Stundenzettel zum Einreichen oder Genehmigen

- Fristen, Umsatzsteuer, wie schnell Kunden zahlen, freie Tage; deine Ziele, deine Woche und was ich mir merken soll

Sag mir, dass ich die Zeit starten oder stoppen, Stunden buchen, eine Rechnung entwerfen, stellen oder senden, an eine erinnern, eine Zahlung erfassen, eine Woche einreichen, ein Projekt prüfen oder einen Agenten beauftragen soll: Ich zeige, was sich ändert, und vor deinem Klick geschieht nichts.

Frag auf Deutsch oder Englisch, auch zwei Dinge auf einmal.`,
  can: 'Ich weiß über Stunden, nicht abgerechnete Zeit, Rechnungen, Budgets, Stundensätze, den Timer, Befunde, Agentenanfragen und Stundenzettel Bescheid. „Hilfe“ zeigt Beispiele.',
  declined: {
    write:
      'Das kann ich nicht, oder nicht so, wie es gesagt ist. Vorbereiten kann ich für deinen Klick: Zeit starten oder stoppen, Stunden buchen, eine Rechnung entwerfen, stellen oder senden, an eine erinnern, eine Zahlung erfassen, eine Woche einreichen, ein Projekt prüfen, einen Agenten beauftragen. Für das Übrige gibt es die Befehle und Ansichten.',
    advice: 'Ich kann keinen Rat geben: Ich kenne nur, was erfasst ist.',
    law: 'Fragen zu Steuern und Recht kann ich nicht beantworten; frag bitte jemanden, der dafür einsteht.',
    future: 'Ich kenne nur, was erfasst ist, nicht, was noch kommt.',
    'off-topic': 'Das kann ich nicht beantworten.',
    'unknown-words': (words: string) =>
      `Ich weiß nicht, was „${words}“ hier bedeutet, und möchte nicht raten.`,
  },
  unclear: {
    project: (subject: string) => `„${subject}“ kann mehr als ein Projekt sein. Welches?`,
    client: (subject: string) => `„${subject}“ kann mehr als eines sein. Was meinst du?`,
    period: () => 'Für welchen Zeitraum?',
    typing: (subject: string) => `Meinst du ${subject}?`,
    'no-project': (subject: string) => `Ich kenne kein Projekt „${subject}“. Welches meinst du?`,
    side: () => 'Ist diese Zeit abrechenbar?',
    'no-client': (subject: string) => `Ich kenne keinen Kunden „${subject}“. Welchen meinst du?`,
    'no-project-act': (subject: string) =>
      `„${subject}“ ist ein Projekt, und das geschieht für einen Kunden. Für seinen Kunden?`,
    measure: (subject: string) =>
      subject === '' ? 'Was möchtest du wissen?' : `Was möchtest du über ${subject} wissen?`,
  },
  unread: (names: string) => `Ohne Modell kann ich ${names} nicht lesen.\n\n`,
  explained: {
    before: 'Ohne Modell kann ich über diesen Befund nicht sprechen. Das sagt seine Regel:\n\n',
    after:
      '\n\nIm Editor bietet *Schnelle Problembehebung* an der Zeile an, was Vireo selbst ändern kann; für den Rest gibt es *Agenten beauftragen*.',
  },
  forbidden: {
    time: 'Erfasste Zeiten darfst du nicht sehen.',
    invoices: 'Rechnungen darfst du nicht sehen.',
    findings: 'Befunde darfst du nicht sehen.',
    requests: 'Agentenanfragen darfst du nicht sehen.',
    timesheets: 'Stundenzettel darfst du nicht sehen.',
    projects: 'Projekte darfst du nicht sehen.',
  },
  choices: [
    'Wie viele Stunden diese Woche?',
    'Was ist noch nicht abgerechnet?',
    'Welche Rechnungen sind überfällig?',
  ],
};

const texts: Readonly<Record<Language, typeof english>> = { en: english, de: german };

export interface PlainAnswer {
  readonly text: string;
  readonly choices: readonly string[];
}

export function sayHelp(language: Language): string {
  return texts[language].help;
}

export function sayDeclined(language: Language, topic: DeclineTopic, words: readonly string[]): PlainAnswer {
  const say = texts[language];
  const why = topic === 'unknown-words' ? say.declined[topic](plain(words.join(' '))) : say.declined[topic];
  // What it can do stands there already.
  return { text: topic === 'write' ? why : `${why} ${say.can}`, choices: say.choices };
}

export function sayUnclear(language: Language, part: Extract<Part, { kind: 'unclear' }>): PlainAnswer {
  return { text: texts[language].unclear[part.about](plain(part.subject)), choices: part.choices };
}

export function sayForbidden(language: Language, topic: Topic): string {
  return texts[language].forbidden[topic];
}

/** `labels` are those of attached files and the like. */
export function sayUnread(language: Language, labels: readonly string[]): string {
  return texts[language].unread(labels.map((label) => plain(label)).join(', '));
}

/** What the rules of findings say; the editor sent it with the question, its code masked. */
export function sayExplained(language: Language, explanations: readonly string[]): string {
  const { before, after } = texts[language].explained;
  return `${before}${explanations.join('\n\n')}${after}`;
}
