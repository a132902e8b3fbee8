/** Fields of forms: numbers, identifiers, files, dates and what a record must be. English to German; `{0}` stands for what differs. */
export const fields: Readonly<Record<string, string>> = {
  'must be one line without control characters': 'muss eine Zeile ohne Steuerzeichen sein',
  'must not hold control characters': 'darf keine Steuerzeichen enthalten',
  'must not be empty': 'darf nicht leer sein',
  'must be an ISO 4217 code of three capital letters': 'muss ein ISO-4217-Code aus drei Großbuchstaben sein',
  'is not a currency of ISO 4217': 'ist keine Währung nach ISO 4217',
  'must be a BCP 47 language such as "de"': 'muss eine Sprache nach BCP 47 sein, etwa „de“',
  'must be an ISO 3166-1 code of two capital letters':
    'muss ein ISO-3166-1-Code aus zwei Großbuchstaben sein',
  'is not a country of ISO 3166-1': 'ist kein Land nach ISO 3166-1',
  'must lie between the years 1900 and 2999': 'muss zwischen den Jahren 1900 und 2999 liegen',
  'must be a percentage such as "19" or "8.1"': 'muss ein Prozentsatz sein, etwa „19“ oder „8.1“',
  'must be a percentage such as "2" or "2.5"': 'muss ein Prozentsatz sein, etwa „2“ oder „2.5“',
  'must be a percentage below 100 such as "2"': 'muss ein Prozentsatz unter 100 sein, etwa „2“',
  'must be a decimal such as "1" or "2.5"': 'muss eine Dezimalzahl sein, etwa „1“ oder „2.5“',
  'must be a decimal in major units such as "650.00"': 'muss ein Betrag sein, etwa „650.00“',
  'must be a code such as "C62", "HUR" or "DAY"': 'muss ein Code sein, etwa „C62“, „HUR“ oder „DAY“',
  'is no unit of UN/ECE Recommendation 20': 'ist keine Einheit der UN/ECE-Empfehlung 20',
  'must be 1 or more': 'muss mindestens 1 sein',
  'must be 999999999 at most': 'darf höchstens 999999999 sein',
  'must be above 0': 'muss über 0 liegen',
  'is not an email address, such as office@example.com': 'ist keine E-Mail-Adresse wie office@example.com',
  'is not an email address': 'ist keine E-Mail-Adresse',
  'must be a time such as 09:00': 'muss eine Uhrzeit sein, etwa 09:00',
  'must be a time such as 10:00': 'muss eine Uhrzeit sein, etwa 10:00',
  'must be a time such as 19:00': 'muss eine Uhrzeit sein, etwa 19:00',
  'must be a time such as 09:30': 'muss eine Uhrzeit sein, etwa 09:30',
  'must be a month such as "2026-11"': 'muss ein Monat sein, etwa „2026-11“',
  'must be an ISO 8601 date and time such as 2026-11-19T09:00:00Z':
    'muss Datum und Uhrzeit nach ISO 8601 sein, etwa 2026-11-19T09:00:00Z',
  'must be the address of a GitHub repository, e.g. https://github.com/acme/api':
    'muss die Adresse eines GitHub-Repositorys sein, etwa https://github.com/acme/api',
  'must be a country or a region of one, such as DE-HH, or "none"':
    'muss ein Land oder eine seiner Regionen sein, etwa DE-HH, oder „none“',
  'the holidays of {0} are not known: {1}': 'die Feiertage von {0} sind nicht bekannt: {1}',
  'must be a colour such as "#00aa55"': 'muss eine Farbe sein, etwa „#00aa55“',
  'must be a PNG or JPEG in Base64': 'muss ein PNG oder JPEG in Base64 sein',
  'has at most three texts': 'hat höchstens drei Texte',
  'has texts of at most 300 characters': 'hat Texte mit höchstens 300 Zeichen',
  'has texts of at most six lines': 'hat Texte mit höchstens sechs Zeilen',
  'has “{0}” ({1}), which the font of PDFs lacks': 'enthält „{0}“ ({1}), das der Schrift der PDFs fehlt',
  'has text from right to left, “{0}” ({1}), which a PDF cannot show':
    'enthält Text von rechts nach links, „{0}“ ({1}), den ein PDF nicht zeigen kann',
  'is larger than 1 MB; a logo is a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all':
    'ist größer als 1 MB; ein Logo ist ein PNG oder JPEG mit höchstens 1 MB, 4.000 Pixeln je Seite und 2 Millionen insgesamt',
  'is neither PNG nor JPEG; a logo is a PNG or JPEG of at most 1 MB, 4,000 pixels a side and 2 million in all':
    'ist weder PNG noch JPEG; ein Logo ist ein PNG oder JPEG mit höchstens 1 MB, 4.000 Pixeln je Seite und 2 Millionen insgesamt',
  'is damaged or cut off; export it again as PNG or JPEG':
    'ist beschädigt oder abgeschnitten; exportiere es noch einmal als PNG oder JPEG',
  'has more than 4,000 pixels a side or 2 million in all; make it smaller':
    'hat mehr als 4.000 Pixel je Seite oder 2 Millionen insgesamt; verkleinere es',
  'has CMYK colours; export it as RGB': 'hat CMYK-Farben; exportiere es als RGB',
  'takes more than 1 MB with 8 bits a channel in RGB; make it smaller':
    'braucht mit 8 Bit je Kanal in RGB mehr als 1 MB; verkleinere es',
  'needs the counter, such as {####}': 'braucht den Zähler, etwa {####}',
  'has more than one counter': 'hat mehr als einen Zähler',
  'has a month without a year': 'hat einen Monat ohne Jahr',
  'takes letters, digits, spaces and - / . _ beside what is in braces':
    'nimmt neben dem in Klammern nur Buchstaben, Ziffern, Leerzeichen und - / . _',
  'has more than 40 characters': 'hat mehr als 40 Zeichen',
  'is not a code of the VATEX list, such as VATEX-EU-132-1I':
    'ist kein Code der VATEX-Liste, etwa VATEX-EU-132-1I',
  'is made of the fields of address: change these, or set address to null with it':
    'entsteht aus den Feldern der Adresse: Ändere diese',
  'a VAT ID of {0}': 'USt-IdNr. von {0}',
  'is not {0}: it has too few or too many characters':
    'ist keine {0}: Sie hat zu wenige oder zu viele Zeichen',
  'is not {0}: its check digits are wrong, look for a mistyped character':
    'ist keine {0}: Die Prüfziffern stimmen nicht, achte auf einen Tippfehler',
  'is not {0}: it has characters that do not belong there':
    'ist keine {0}: Sie enthält Zeichen, die dort nicht hingehören',
  'is not a BIC: it has 8 or 11 letters and digits, such as COBADEFFXXX':
    'ist keine BIC: Sie hat 8 oder 11 Buchstaben und Ziffern, etwa COBADEFFXXX',
  'is not a BIC: {0} is not a country of ISO 3166-1': 'ist keine BIC: {0} ist kein Land nach ISO 3166-1',
  'is not a GLN: it has 13 digits': 'ist keine GLN: Sie hat 13 Ziffern',
  'is not a GLN: its check digit is wrong': 'ist keine GLN: Die Prüfziffer stimmt nicht',
  'is not an IBAN: it has two letters, two check digits, then letters and digits':
    'ist keine IBAN: Sie hat zwei Buchstaben, zwei Prüfziffern, dann Buchstaben und Ziffern',
  'is not an IBAN: {0} is not a country that has IBANs': 'ist keine IBAN: {0} ist kein Land mit IBAN',
  'is not an IBAN: of {0} it has {1} characters, not {2}':
    'ist keine IBAN: In {0} hat sie {1} Zeichen, nicht {2}',
  'is not an IBAN: its check digits are wrong, look for a mistyped character':
    'ist keine IBAN: Die Prüfziffern stimmen nicht, achte auf einen Tippfehler',
  'is not a Leitweg-ID such as 04011000-1234512345-06': 'ist keine Leitweg-ID wie 04011000-1234512345-06',
  'is not a Leitweg-ID: its check digits are wrong': 'ist keine Leitweg-ID: Die Prüfziffern stimmen nicht',
  'is not a code of the EAS list, such as 0204, 0088 or EM':
    'ist kein Code der EAS-Liste, etwa 0204, 0088 oder EM',
  'is moved by administrators alone': 'verschieben nur Administratoren',
  'is not yours to set': 'darfst du nicht festlegen',
  'is required here': 'ist hier nötig',
  'is taken by another document': 'hat schon ein anderes Dokument',
  'is that of another document': 'ist die eines anderen Dokuments',
  'is taken by another entry': 'hat schon ein anderer Eintrag',
  'is not taken: this route has no body': 'wird hier nicht genommen',
  'is of a series that is used': 'ist von einer Reihe, die verwendet wird',
  'names no client with a pattern of its own': 'nennt keinen Kunden mit eigenem Muster',
  'would be given by your own series, too: set its first number to {0} or more before, or change its pattern':
    'gäbe auch deine eigene Reihe: Setze vorher ihre erste Nummer auf {0} oder mehr, oder ändere ihr Muster',
  'is {0}, not approved': 'ist {0}, nicht freigegeben',
  'has no approved, billable time left': 'hat keine freigegebene, abrechenbare Zeit mehr',
  'is missing: give both days or none': 'fehlt: Gib beide Tage an oder keinen',
  'is needed to send it again': 'ist nötig, um noch einmal zu senden',
  'is needed: the author must know what to change': 'ist nötig: Es muss klar sein, was zu ändern ist',
  'is the date of another rate': 'ist das Datum eines anderen Satzes',
  'is the date of another cost rate': 'ist das Datum eines anderen Kostensatzes',
  'is on a draft of an invoice': 'steht auf einem Rechnungsentwurf',
  'is on invoice {0}': 'steht auf Rechnung {0}',
  'is in a timesheet that is {0}': 'gehört zu einem Stundenzettel, der {0} ist',
  'lies in time that is closed up to {0} ({1})': 'liegt in Zeit, die bis {0} ({1}) abgeschlossen ist',
  'must not be before from': 'darf nicht vor dem ersten Tag liegen',
  'must not lie before from': 'darf nicht vor dem ersten Tag liegen',
  'must be your own': 'muss deine eigene sein',
  'must be of one person': 'müssen von einer Person sein',
  'must be of one project': 'müssen von einem Projekt sein',
  'must be of one task': 'müssen von einer Aufgabe sein',
  'must be in one time zone': 'müssen in einer Zeitzone sein',
  'must be all billable or all not': 'müssen alle abrechenbar sein oder keiner',
  'must have one rate': 'müssen einen Satz haben',
  'must have one currency': 'müssen eine Währung haben',
  'must follow one another without a pause, and there is one between {0} and {1}':
    'müssen ohne Pause aufeinander folgen, und zwischen {0} und {1} ist eine',
  'must have {0} characters at least': 'muss mindestens {0} Zeichen haben',
  'must have {0} characters at most': 'darf höchstens {0} Zeichen haben',
  'is one of the passwords that are tried first: choose another one':
    'gehört zu den Passwörtern, die zuerst probiert werden: Wähle ein anderes',
  'must not contain the address': 'darf die Adresse nicht enthalten',
  'is your address already': 'ist schon deine Adresse',
  'is not waiting for an answer: compare it with what your device shows':
    'wartet auf keine Antwort: Vergleiche ihn mit dem, was dein Gerät zeigt',
  'there is no agent of this name; there are: {0}': 'einen Agenten dieses Namens gibt es nicht; es gibt: {0}',
  'has no folder to run a command in': 'hat keinen Ordner, um einen Befehl auszuführen',
  'must be after the start': 'muss nach dem Beginn liegen',
  'is not that of this sign-in': 'gehört nicht zu dieser Anmeldung',
  'is no media type': 'ist kein Medientyp',
  'is no stored file': 'ist keine gespeicherte Datei',
  'is no address': 'ist keine Adresse',
  'is needed, or a preset that has it': 'ist nötig, oder eine Vorlage, die es hat',
  'is not taken by {0}: {1}': 'nimmt {0} nicht: {1}',
  'is needed: the id of your own app registration': 'ist nötig: die ID deiner eigenen App-Registrierung',
  'must not be none: a password or a token is sent encrypted only':
    'darf nicht „keine“ sein: Ein Passwort oder Token geht nur verschlüsselt hinaus',
  'must not be none: outbound.json does not name {0}':
    'darf nicht „keine“ sein: outbound.json nennt {0} nicht',
  'is done at the provider: store the account, then sign in':
    'geschieht beim Anbieter: Speichere das Konto und melde dich dann an',
  'give either the id, or path and line': 'gib entweder die Id an, oder Pfad und Zeile',
  'is not what this account signs in with': 'ist nicht, womit sich dieses Konto anmeldet',
  'there is no such kind of job; there are: {0}': 'diese Art von Auftrag gibt es nicht; es gibt: {0}',
  'is not one that this API gave ({0})': 'stammt nicht von dieser API ({0})',
  'the entry is as it was asked for already': 'der Eintrag ist schon so, wie er sein soll',
  'is not your organization': 'ist nicht deine Organisation',
  'there is no such {0}': 'nicht gefunden: {0}',
  'must be behind start, within the text': 'muss hinter dem Anfang und im Text liegen',
  'the file has no client in this row': 'die Datei hat in dieser Zeile keinen Kunden',
  'must be an earlier row with a client': 'muss eine frühere Zeile mit einem Kunden sein',
  'is needed with a text: what the preview of it showed':
    'ist mit einem Text nötig: was seine Vorschau zeigte',
  'is "auto" for single clients alone, whose texts were seen and allowed':
    'ist „auto“ nur für einzelne Kunden, deren Texte gesehen und erlaubt wurden',
  'lies before {0}, when a credit note took a part of it back':
    'liegt vor dem {0}, als eine Gutschrift einen Teil zurücknahm',
  'makes a credit that cannot be kept exactly any more':
    'ergibt ein Guthaben, das sich nicht mehr genau führen lässt',
  'give either the id or the number': 'gib entweder die ID oder die Nummer an',
  "is the invoice's own: its VAT needs no other":
    'ist die der Rechnung: Ihre Umsatzsteuer braucht keine andere',
  'An invoice has {0} lines at most.': 'Eine Rechnung hat höchstens {0} Zeilen.',
  'is not local: the provider is not on your own machine or network':
    'ist nicht lokal: Der Anbieter läuft nicht auf deinem Rechner oder in deinem Netz',
  'is refused on this server. {0}': 'ist auf diesem Server nicht erlaubt. {0}',
  'is no saved report of yours': 'ist kein gespeicherter Bericht von dir',
  'comes more than once an hour: name one minute, as in "0 8 * * 1"':
    'kommt öfter als einmal in der Stunde: Nenne eine Minute, wie in „0 8 * * 1“',
  'is not known of this figure': 'ist zu dieser Zahl nicht bekannt',
  'must be more than 0: every figure is at least that': 'muss über 0 liegen: Das erreicht jede Zahl',
  'must be at most {0} per cent': 'darf höchstens {0} Prozent sein',
  'is no {0} of this organization': 'ist hier nicht zu finden: {0}',
  'is {0} where records are looked at for it': 'ist {0}, wo Daten dafür angesehen werden',
  'are of by_hand alone': 'gibt es nur bei Gewohnheiten, die du selbst abhakst',
  'are at most {0}': 'sind höchstens {0}',
  'names no agent': 'nennt keinen Agenten',
  'no more than 200 rules are kept': 'mehr als 200 Regeln werden nicht behalten',
  'does not fit: the tax category {0} takes {1}': 'passt nicht: Die Steuerkategorie {0} verlangt {1}',
  'does not fit taxCategory: it has the category {0}': 'passt nicht zur Steuerkategorie: Sie ist {0}',
};
