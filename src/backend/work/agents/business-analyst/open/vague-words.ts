/** Words that leave something open: English and German. */
import { type Phrases, phrasesOf } from '../../../../../domain/text/phrases.ts';
import type { Ask } from './question.ts';

interface Vague {
  readonly ask: Ask;
  readonly phrases: Phrases;
  /** A figure of these units in the sentence says it. */
  readonly saidBy: readonly string[];
  /** Asked of every sentence of the document; else of requirements alone. */
  readonly isEverywhere?: boolean;
}

export const vagueWords: readonly Vague[] = [
  {
    ask: 'vague-speed',
    saidBy: ['time'],
    phrases: phrasesOf(`
      fast, faster, quick, quickly, performant, high performance, good performance, near real time, real time, without
      delay, no delay, snappy, responsive enough, instantly, immediately, short response times, slow, schnell,
      schnelle, schneller, schnellen, schnelles, zügig, zügige, zügigen, zügiges, performante, in echtzeit, ohne
      verzögerung, flüssig, sofort, kurze antwortzeiten, kurze ladezeiten, gute performance, langsam
    `),
  },
  {
    ask: 'vague-quality',
    saidBy: [],
    phrases: phrasesOf(`
      user friendly, easy, easily, intuitive, intuitively, simple, simple to use, modern, nice, beautiful,
      attractive, clean, clear, appealing, professional, secure, securely, reliable, reliably, flexible, flexibly,
      robust, scalable, scale well, efficient, efficiently, seamless, seamlessly, state of the art, high quality,
      good, stable, maintainable, suitable, appropriate, appropriately, adequate, reasonable, sufficient,
      convenient, comfortable, smart, well documented, accessible, highly available, fully compatible, as possible,
      user friendliness, benutzerfreundlich*, einfach, einfache, einfacher, einfachen, intuitiv*, übersichtlich*,
      modern, moderne, modernes, modernen, schön, ansprechend*, sicher, sichere, sicheren, zuverlässig*, flexibel,
      flexible, skalierbar*, effizient*, nahtlos*, hochwertig*, gute, guten, gut, stabil, wartbar*, geeignet*,
      angemessen*, ausreichend*, komfortabel*, hochverfügbar*, leicht, barrierefrei*, zeitgemäß*, professionell*,
      verständlich*, möglichst
    `),
  },
  {
    ask: 'vague-amount',
    saidBy: ['count', 'percent', 'size'],
    phrases: phrasesOf(`
      many, lots of, a lot of, large, large number, large amounts, large volumes, big, several, some, a few, few,
      various, numerous, high number, high load, high volume, huge, multiple, most, a number of, different, viele,
      vielen, einige, einigen, mehrere, mehreren, verschiedene, verschiedenen, große, großen, großer, zahlreiche,
      zahlreichen, diverse, hohe last, hoher last, wenige, etliche, große mengen, bestimmte, certain, gewisse
    `),
  },
  {
    ask: 'vague-time',
    saidBy: ['time', 'date'],
    phrases: phrasesOf(`
      soon, as soon as possible, asap, regularly, often, frequently, from time to time, periodically, occasionally,
      timely, in good time, promptly, usually, normally, sometimes, for a long time, for some time, long enough, in
      time, recent, recently, old, zeitnah*, baldmöglichst, so bald wie möglich, so schnell wie möglich,
      regelmäßig*, häufig, oft, ab und zu, gelegentlich, rechtzeitig, umgehend, unverzüglich, in der regel,
      normalerweise, manchmal, lange genug, bald, demnächst, alte, alten, kürzlich
    `),
  },
  {
    ask: 'open-list',
    saidBy: [],
    phrases: phrasesOf(`
      etc, and so on, and so forth, and more, and others, and similar, among others, and the like, and other things,
      or similar, and such, whatever, usw, und so weiter, u ä, und ähnliche*, o ä, oder ähnlich*, und mehr, und
      weitere*, unter anderem, u a, und vieles mehr, uvm
    `),
  },
  {
    ask: 'examples',
    saidBy: [],
    phrases: phrasesOf(`
      such as, for example, e g, for instance, not limited to, z b, zum beispiel, beispielsweise, bspw, etwa
    `),
  },
  {
    ask: 'as-usual',
    saidBy: [],
    phrases: phrasesOf(`
      as usual, as before, like before, like today, as today, as in the old, like in the old, like the old, as in
      the current, like the current, as it is now, the usual, as always, standard, as we do now, like now, the same
      as now, as in excel, like in excel, industry standard, best practice, best practices, common, typical, wie
      üblich, wie bisher, wie gehabt, wie gewohnt, wie heute, wie im alten, wie im altsystem, wie immer, die
      üblichen, der übliche, das übliche, übliche, üblichen, marktüblich*, branchenüblich*, wie jetzt, wie in excel,
      gängige, gängigen, handelsüblich*, standardmäßig
    `),
  },
  {
    ask: 'undecided',
    saidBy: [],
    isEverywhere: true,
    phrases: phrasesOf(`
      tbd, tbc, tba, to be defined, to be decided, to be determined, to be clarified, to be confirmed, to be agreed,
      to be discussed, not yet decided, not decided yet, not yet clear, not clear yet, still open, still unclear,
      undecided, not sure, don't know, do not know, unclear, yet to be, is open, are open, haven't decided, have not
      decided, still discussing, maybe, perhaps, possibly, need to clarify, zu klären, noch offen, ist offen, noch
      nicht entschieden, noch nicht festgelegt, noch nicht klar, noch unklar, unklar, wird noch, werden noch, noch
      festzulegen, noch zu, noch abzustimmen, abzustimmen, wissen wir noch nicht, wissen wir nicht, n n, eventuell,
      evtl, vielleicht, möglicherweise, gegebenenfalls, ggf
    `),
  },
  {
    ask: 'which-roles',
    saidBy: [],
    phrases: phrasesOf(`
      different roles, user roles, various roles, roles and permissions, authorised users, authorized users,
      authorised persons, authorized persons, authorised staff, authorized staff, authorized personnel, authorised
      personnel, permissions, the right people, responsible person, access rights, certain users, some users,
      privileged users, power users, stakeholders, berechtigte, berechtigten, berechtigte personen, rollen und
      rechte, berechtigungen, zuständige person, zuständigen, verantwortlichen, rollenkonzept, verschiedene rollen,
      benutzerrollen, zugriffsrechte, befugte, befugten, bestimmte benutzer, autorisierte*
    `),
  },
  {
    ask: 'which-system',
    saidBy: [],
    phrases: phrasesOf(`
      the erp, our erp, erp system, the crm, our crm, crm system, existing system, existing systems, legacy system,
      old system, current system, third party, external system, external systems, other systems, accounting system,
      accounting software, payment provider, the provider, our software, other software, existing software, existing
      database, existing tools, inventory system, erp, warenwirtschaft*, altsystem, bestehende system, bestehendes
      system, bestehenden system*, bestehende systeme, vorhandene system, drittsystem*, fremdsystem*, externe
      system*, externen system*, andere systeme, anderen systemen, buchhaltungssoftware, buchhaltungssystem,
      zahlungsanbieter, zahlungsdienstleister, vorhandene software, bestehende software, bestehende datenbank, crm
    `),
  },
  {
    ask: 'no-date',
    saidBy: ['date'],
    isEverywhere: true,
    phrases: phrasesOf(`
      end of the month, end of month, next month, next quarter, end of the year, end of year, next year, this year,
      in spring, by spring, in summer, by summer, before summer, in autumn, in winter, before christmas, christmas,
      next week, by easter, first quarter, second quarter, third quarter, fourth quarter, q1, q2, q3, q4, a few
      weeks, some weeks, a few months, near future, season, summer, spring, autumn, ende des monats, monatsende,
      nächsten monat, nächstes quartal, jahresende, ende des jahres, nächstes jahr, nächsten jahr, dieses jahr,
      frühjahr, im sommer, bis sommer, herbst, vor weihnachten, weihnachten, nächste woche, ostern, in einigen
      wochen, quartalsende, erstes quartal, sommer, saison, kommenden jahr*
    `),
  },
];

/** What can fail for reasons outside the system; a sentence on what happens then answers it. */
export const failing = phrasesOf(`
  import, imports, imported, importing, upload, uploads, uploaded, pay, pays, payment, payments, paid online,
  log in, login, sign in, synchronize, synchronise, synchronized, synchronised, sync, synced, interface, send an
  email, send emails, sends an email, e mail, notification, notifications, integrate, integrates, transfer,
  transferred, fetch, fetches, scan, scans, api, importieren, importiert, hochladen, hochgeladen, bezahlen,
  zahlung, zahlungen, anmelden, anmeldung, einloggen, synchronisieren, synchronisiert, schnittstelle,
  schnittstellen, übertragen, übermittelt, versendet, verschickt, abgleichen, abgeglichen, einlesen, eingelesen,
  scannen
`);
export const failures = phrasesOf(`
  error, errors, fail, fails, failed, failure, invalid, wrong, retry, retries, reject*, refus*, incorrect, cannot
  be reached, unavailable, timeout, missing, duplicate*, declined, locked, if the payment, not found, unreachable,
  fehler, fehlerhaft*, fehlgeschlagen*, scheitert, scheitern, ungültig*, falsch*, abgelehnt, erneut, nicht
  erreichbar, nicht verfügbar, fehlend*, fehlt, doppelt*, dublette*, abgewiesen, gesperrt, fehlermeldung*,
  fehlschlag*
`);
/** Of what a figure is expected: "several users at the same time". */
export const countedThings = phrasesOf(`
  concurrent users, concurrently, simultaneously, at the same time, peak load, page size, file size, maximum
  number, minimum length, limited number, a limit, timeout, after a while, after some time, response time,
  response times, availability, uptime, backup, backups, backed up, retention, discount, discounts, gleichzeitig,
  lastspitzen, dateigröße, maximale anzahl, mindestlänge, nach einer gewissen zeit, antwortzeit, antwortzeiten,
  ladezeit, verfügbarkeit, datensicherung, aufbewahrungsfrist, rabatt, rabatte, nach einiger zeit
`);
export const moneyWords = phrasesOf(`
  budget, cost, costs, price, prices, fee, fees, fixed price, pay, amount, threshold, maximum of, kosten, preis,
  gebühr, gebühren, festpreis, betrag, betragen, freigrenze, summe, budgetrahmen, discount of
`);
