import type { FormatColumns } from '../cells/columns.ts';

/**
 * Kimai, CSV export. Headers are Kimai's own translations (its message files); columns that users add follow,
 * and may have the names of Kimai's own.
 */
export const kimai: FormatColumns = {
  format: 'kimai',
  names: {
    startDate: 'date|datum|fecha|data|dato',
    startTime: 'from|von|de|da|van|od|från|fra|begin|beginn',
    endTime: 'to|bis|à|para|a|tot|do|till|til|end|ende',
    duration: 'duration|dauer|durée|duración|durata|duur|czas trwania|duração|längd|varighed|doba trvání',
    break: 'break|pause|pausa|rustpauze|przerwa|intervalo|rast',
    currency: 'currency|währung|devise|moneda|valuta|waluta|moeda|měna',
    amount:
      'price|preis|betrag|taux|tarifa|prezzo|bedrag|stawka|taxa|preço|pris|sazba|rate|total price|gesamtpreis|prix total|tarifa aplicada|preço total|prezzo totale|totaalprijs|cena całkowita',
    rate: 'hourly price|preis pro stunde|stundenlohn|stundensatz|taux horaire|tarifa por hora|tariffa oraria|uurtarief|stawka godzinowa|taxa horária|preço por hora|timpris|timesats|hodinová mzda|hourly rate',
    fixed:
      'fixed price|fixed rate|festpreis|festbetrag|prix fixe|taux fixe|precio fijo|tarifa fija|prezzo fisso|tariffa fissa|vaste prijs|vast tarief|stała cena|stała stawka|preço fixo|taxa fixa|fast pris|pevná cena|pevná sazba',
    person: 'name|nom|nombre|nome|naam|nazwa|namn|navn|jméno',
    userName:
      "user|benutzer|utilisateur|utilizador|usuário|gebruiker|nom d'utilisateur|usuario|utente|gebruikersnaam|użytkownik|nome do utilizador|nome do usuário|användare|bruger|uživatelské jméno|username",
    email: 'e-mail|email|courriel|correo electrónico|e-post',
    client: 'customer|kunde|client|cliente|klant|klient|kund|zákazník',
    project: 'project|projekt|projet|proyecto|progetto|projeto',
    task: 'activity|tätigkeit|activité|actividad|attività|activiteit|aktywność|atividade|aktivitet|aktivita',
    note: 'description|beschreibung|descripción|descrizione|beschrijving|opis|descrição|beskrivning|beskrivelse|popis',
    tags: 'tags|schlagworte|mots-clés|etiquetas|etichette|labels|tagi|etiketter|štítky',
    billable:
      'billable|abrechenbar|facturable|fatturabile|factureerbaar|płatne|faturável|debiterbar|fakturérbar|zpoplatnitelné',
    exported:
      'exported|exportiert|exporté|exportado|esportate|geëxporteerd|wyeksportowane|exporterad|eksporteret|exportováno',
    type: 'type|typ|tipo',
    category: 'category|kategorie|catégorie|categoría|categoria|categorie|kategoria|kategori',
  },
  needs: [['startDate'], ['startTime'], ['client', 'project'], ['duration', 'endTime']],
  marks: /^(?:from|von|de|da|van|od|från|fra|begin|beginn)$/i,
};
