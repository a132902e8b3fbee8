/** What kind of requirement a sentence is, by its words: English and German. */
import { hasPhrase, type Phrases, phrasesOf, type Token } from '../../../../../domain/text/phrases.ts';
import type { Quality } from './requirement.ts';

const constraints = phrasesOf(`
  in the eu, within the eu, in europe, in der eu, innerhalb der eu, in europa,
  budget, budgets, deadline, go live, golive, launch, gdpr, dsgvo, hipaa, pci dss, iso 27001, bdsg, gobd, legal,
  by law, comply, complies, compliant, compliance, hosted, hosting, on premise, on premises, data center, data
  centre, cloud, written in, built with, built in, based on, postgresql, postgres, mysql, oracle, sql server,
  java, python, typescript, react, angular, azure, aws, kubernetes, docker, licence, license, open source,
  existing, rechenzentrum, gehostet, gesetzlich*, konform, vorschrift*, geschrieben in, basierend auf, basiert
  auf, bestehende*, vorhandene*, lizenz*, frist, stichtag, fertigstellung, inbetriebnahme, livegang, live gehen,
  produktiv gehen, kosten, festpreis, fixed price, budgetrahmen, in betrieb
`);
/** They require without a verb of obligation: "The budget is 20,000 EUR." */
export const limits = phrasesOf(`
  start of operation, opening is, delivery date, abnahme ist, start ist, start is, contract runs, vertragslaufzeit, laufzeit, betriebsbeginn, budget, deadline, go live, golive, launch date, launch, livegang, fertigstellung, inbetriebnahme, stichtag,
  festpreis, fixed price, budgetrahmen
`);
/** A time without a day. */
export const namedDays = phrasesOf(`
  easter, christmas, summer, winter, spring, autumn, year end, end of the year, new year, holidays, ferien, sommerferien, ostern, weihnachten, sommer, frühjahr,
  frühling, herbst, jahresende, jahreswechsel, january, february, march, april, june, july, august, september, october,
  november, december, januar, februar, märz, mai, juni, juli, oktober, dezember
`);

const data = phrasesOf(`
  store, stores, stored, retain, retained, retention, kept for, keep for, keep all, archived, archive, fields,
  attributes, consists of, consist of, data fields, contains, contain, records of, master data, import data,
  migrate, migrated, migration, database of, following data, data is kept, speichern, gespeichert, speichert,
  aufbewahr*, archivieren, archiviert, felder, attribute, besteht aus, bestehen aus, enthält, enthalten,
  stammdaten, datensatz, datensätze, migriert, folgende daten, übernommen, datenübernahme, altdaten, erfasst
  werden, deleted after, gelöscht nach, hinterlegt
`);
const qualityWords: readonly (readonly [Quality, Phrases])[] = [
  [
    'performance',
    phrasesOf(`
      fast, faster, quick, quickly, performance, performant, response time, response times, respond within, load
      within, loads in, load in, loads within, latency, throughput, concurrent, concurrently, simultaneous*, at the
      same time, milliseconds, seconds, slow, requests per, peak, real time, scal*, schnell*, zügig*, antwortzeit*,
      ladezeit*, sekunden, sekunde, gleichzeitig*, performanz, durchsatz, lastspitze*, skalier*, echtzeit, ms, second
    `),
  ],
  [
    'reliability',
    phrasesOf(`
      available, availability, uptime, 24 7, downtime, reliable, reliably, reliability, backup, backups, backed up,
      recover, recovery, fail over, failover, robust, stable, fault tolerant, offline, verfügbarkeit, verfügbar,
      ausfall*, zuverlässig*, sicherung, datensicherung, gesichert, wiederherstell*, stabil, ausfallsicher*, rund um
      die uhr
    `),
  ],
  [
    'security',
    phrasesOf(`
      secure, securely, security, encrypt*, tls, https, two factor, 2fa, mfa, password policy, hashed, audit log,
      audit trail, unauthorised, unauthorized, penetration test, personal data, confidential, sicher, sichere,
      sicheren, sicherheit, verschlüssel*, zwei faktor*, unbefugt*, datenschutz*, personenbezogen*, vertraulich*,
      protokolliert, revisionssicher*
    `),
  ],
  [
    'usability',
    phrasesOf(`
      user friendly, easy, easily, intuitive, intuitively, simple to, simple, usable, usability, accessible,
      accessibility, wcag, look and feel, modern, clear, training, clicks, attractive, clean, benutzerfreundlich*,
      einfach, einfache, intuitiv*, übersichtlich*, barrierefrei*, verständlich*, bedienbar, bedienung, schulung,
      klicks, ansprechend*, bitv
    `),
  ],
  [
    'compatibility',
    phrasesOf(`
      compatible, compatibility, interoperab*, kompatib*, interface to, schnittstelle zu, integrates with, integrate
      with
    `),
  ],
  [
    'portability',
    phrasesOf(`
      browser, browsers, mobile, phone, phones, tablet, tablets, ios, android, responsive, windows, macos, linux,
      chrome, firefox, safari, edge, smartphone*, handy, mobil*, endgerät*, devices, languages, multilingual,
      mehrsprachig*, sprachen
    `),
  ],
  [
    'maintainability',
    phrasesOf(`
      maintainable, maintainability, documented, documentation, unit tests, test coverage, tested, code quality,
      extensible, extendable, modular, wartbar*, dokumentiert, dokumentation, testabdeckung, erweiterbar*
    `),
  ],
];

export function isConstraint(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, constraints);
}

export function isData(tokens: readonly Token[]): boolean {
  return hasPhrase(tokens, data);
}

export function findQuality(tokens: readonly Token[]): Quality | undefined {
  return qualityWords.find(([, phrases]) => hasPhrase(tokens, phrases))?.[0];
}
