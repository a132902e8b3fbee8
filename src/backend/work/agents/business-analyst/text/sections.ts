/** What a heading says of all below it. */
import { findPhrase, type Phrases, phrasesOf, tokenize } from '../../../../../domain/text/phrases.ts';

export const sections = [
  'wont',
  'must',
  'should',
  'could',
  'criteria',
  'quality',
  'constraint',
  'data',
  'questions',
  'background',
  'requirements',
] as const;
export type Section = (typeof sections)[number];

/** The first that fits: "Non-functional requirements" is no section of functional ones. */
const titles: Readonly<Record<Section, Phrases>> = {
  wont: phrasesOf(`
    out of scope, not in scope, exclusions, excluded, non goals, nongoals, won t have, won't have, wont have, not
    included, not part, nicht im umfang, nicht enthalten, außerhalb*, nicht bestandteil, abgrenzung, nicht ziele,
    nichtziele, ausschlüsse, nicht teil, what we don't need, what we do not need, was wir nicht brauchen, don't want, not wanted, nicht gewünscht, later, später
  `),
  must: phrasesOf('must, must haves, must have, muss*, pflicht, muß*'),
  should: phrasesOf('should, should have, soll, sollte, sollkriterien, soll kriterien'),
  could: phrasesOf(`
    could, could have, nice to have*, optional, kann, kannkriterien, wunschkriterien, wünschenswert
  `),
  criteria: phrasesOf(`
    acceptance criteria, acceptance, acceptance criterion, akzeptanzkriteri*, abnahmekriteri*, definition of done
  `),
  quality: phrasesOf(`
    non functional*, nonfunctional*, quality, quality requirements, performance, security, usability, service level*, nicht
    funktional*, nichtfunktional*, qualität*, sicherheit, leistung, benutzbarkeit
  `),
  constraint: phrasesOf(`
    constraint*, budget*, timeline, schedule, technical requirements, technology, legal, deadline*, milestone*,
    timing, rahmenbedingung*, randbedingung*, zeitplan, termine, technik, technologie, vorgaben, kosten,
    einschränkung*, legal framework, delivery, delivery date, lieferung, abnahme, meilenstein*, technische anforderung*
  `),
  data: phrasesOf(`
    data, data model, data requirements, entities, daten, datenmodell, stammdaten, produktdaten, felder, fields
  `),
  questions: phrasesOf(`
    open questions, offen, offenes, still open, open points, open issues, questions, to be clarified, offene punkte, offene fragen, fragen, zu
    klären, klärungsbedarf
  `),
  background: phrasesOf(`
    background, introduction, about, context, overview, history, motivation, current situation, status quo, as is,
    attendees, participants, agenda, action items, next steps, todo, to do, todos, glossary, summary,
    stakeholders, contact, contacts, allgemeines, vorbemerkung*, general information, attachments, anlagen, anhänge, links, references, hintergrund, einleitung, ausgangslage, ausgangssituation, über uns, kontext,
    überblick, ist zustand, istzustand, teilnehmer, tagesordnung, nächste schritte, aufgaben, glossar,
    zusammenfassung, ansprechpartner, einführung, problem, the problem, personas
  `),
  requirements: phrasesOf(`
    requirement*, functional*, feature*, scope, in scope, functions, user stories, stories, use cases, what we
    need, what we want, what i want, what i need, what i imagine, how it should work, so soll es*, was wir uns vorstellen, scope of services, services, produktfunktion*, produktleistung*, needs, wishes, wish list, wishlist, backlog, epics, epic, functionality, anforderung*,
    funktion*, leistungsumfang, umfang, wünsche, was wir brauchen, was wir wollen, anwendungsfälle, lastenheft, leistungsbeschreibung, leistungsverzeichnis, leistungen, specification, statement of work, schnittstellen,
    interfaces,
    pflichtenheft, we need, the following, wir brauchen, wir benötigen, folgende*, our wishes, goals, ziele
  `),
};

/** Words of a title that are mostly those of a section: "Must have", and not "Data must stay in the EU". */
export function isSectionTitle(title: string): boolean {
  const tokens = tokenize(title);
  return sections.some((section) => {
    const match = findPhrase(tokens, titles[section]);
    return match !== undefined && (match.to - match.from) * 2 >= tokens.length;
  });
}

export function sectionOf(title: string): Section | undefined {
  const tokens = tokenize(title);
  if (asksForWishes(title)) return 'requirements';
  return sections.find((section) => findPhrase(tokens, titles[section]) !== undefined);
}

/** "What curators need", "Was Besucher erleben sollen". */
function asksForWishes(title: string): boolean {
  const wishes =
    /\s(?:needs?|wants?|should|must|can|expects?|brauch\p{L}*|woll\p{L}+|soll\p{L}*|muss|müssen|können)(?:\s|$)/iu;
  return (
    isQuestionTitle(title) &&
    wishes.test(title) &&
    !/\s(?:not|no|nicht|kein\p{L}*|don['’]t)(?:\s|$)/iu.test(title)
  );
}

/** It begins as a question and is none: "What visitors should see". */
export function isQuestionTitle(title: string): boolean {
  return /^(?:what|how|who|where|was|wie|wer|wo)\s/i.test(title) && !title.endsWith('?');
}

/** Of the innermost heading that says one. */
export function sectionsOf(headings: readonly string[]): readonly Section[] {
  return headings.flatMap((heading) => sectionOf(heading) ?? []);
}
