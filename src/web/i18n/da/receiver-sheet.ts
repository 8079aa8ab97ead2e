import type { Texts } from '../i18n.ts'
import type { receiverSheet as english } from '../en/receiver-sheet.ts'

/** Modtagerarket og udleveringen af hemmeligheden; en del af navnerummet `triggers`. */
export const receiverSheet = {
  sheet: {
    title: 'Modtagerark',
    titleOf: 'Modtagerark: {{name}}',
    print: 'Udskriv',
    what: 'Hvad der kommer, og hvornår',
    whenUrl: 'Når »{{event}}« sker for {{customer}}, sendes en anmodning.',
    whenUrlTo:
      'Når »{{event}}« sker for {{customer}}, sendes en {{method}}-anmodning, for eksempel til {{url}}',
    whenMail: 'Når »{{event}}« sker for {{customer}}, sendes en e-mail.',
    ids: 'Hver besked har et id (webhook-id), som er det samme ved hvert forsøg. Den kommer mindst én gang: husk id’et, og svar 2xx på en, I allerede har fået, uden at gøre arbejdet igen.',
    ordered: 'Beskeder om én ordre kommer i den rækkefølge, tingene skete.',
    unordered:
      'Beskeder kan komme i en anden rækkefølge, end tingene skete, fordi en, der mislykkedes, prøves igen senere.',
    tests:
      'En test har headeren postbud-test: true. Kontrollér den som alle andre og svar 2xx, men gør intet ved den.',
    request: 'Et eksempel på en anmodning',
    noRequest: 'Der er intet eksempel endnu: Skabelonen danner ingen besked af eksempeldata for hændelsen.',
    toTrigger: 'Åbn udløseren',
    signature: 'Kontrollér signaturen',
    signed:
      'Beskeder er signeret efter Standard Webhooks: HMAC-SHA256 over id, tidsstempel og indhold med punktum imellem. Brug indholdet præcis, som det kom, og afvis det, der er ældre end fem minutter.',
    sampleSecret: 'Eksemplet ovenfor er signeret med denne opdigtede hemmelighed, så I kan prøve jeres kode:',
    language: 'Kodens sprog',
    code: 'Kode til {{language}}',
    answers: 'Hvad jeres svar betyder',
    answer: 'Jeres svar',
    meaning: 'Hvad Postbud gør',
    row: {
      ok_one: '2xx inden for {{count}} sekund',
      ok_other: '2xx inden for {{count}} sekunder',
      refused: '400, 413, 414, 415, 422, 431, 501',
      gone: '410',
      redirect: '3xx',
      again: '408, 425, 429, alle andre 4xx og 5xx',
      silent: 'Intet svar, eller ikke i tide',
    },
    does: {
      ok: 'Færdig. Gør langt arbejde, efter at I har svaret.',
      refused: 'Giver op: Den samme besked ville ikke gå bedre.',
      gone: 'Giver op og sætter udløseren på pause: I vil ikke have mere på denne adresse.',
      redirect: 'Giver op: Omdirigeringer følges aldrig. Giv os den nye URL.',
      again: 'Prøver igen. En Retry-After kan gøre ventetiden længere, op til et døgn.',
      silent: 'Prøver igen.',
    },
    retry: 'Hvornår der prøves igen',
    retries_one: 'Efter første forsøg endnu ét efter {{span}}. Ventetiden før hvert forsøg:',
    retries_other: 'Efter første forsøg {{count}} til over {{span}}. Ventetiden før hvert forsøg:',
    jitter:
      'Hver ventetid er op til en femtedel længere eller kortere. Efter den sidste er beskeden mislykket; vi kan stadig sende den igen i hånden.',
    noRetry: 'En besked prøves én gang. Mislykkes den, kan vi sende den igen i hånden.',
    mail: 'På e-mail',
    mailText:
      'Hver mail har et Message-ID med beskedens id, som er det samme ved hvert forsøg. Tests har headeren Postbud-Test: true. Alt har Auto-Submitted: auto-generated, så automatiske svar bliver væk.',
  },
  secret: {
    title: 'Hemmeligheden til signaturen',
    text: 'Kunden skal bruge den for at kontrollere signaturen. Den vises kun én gang, og historikken viser, at du så den: Hav det sikre sted klar, hvor du afleverer den. Ikke i en almindelig mail.',
    wasShown: 'Hemmeligheden er udleveret og vises ikke igen. Er den tabt, så lav en ny.',
    once: 'Kopiér den nu: Den vises ikke igen.',
    show: 'Vis hemmeligheden én gang',
    renew: 'Lav en ny hemmelighed',
    renewText:
      'Den nye hemmelighed vises én gang. Den gamle virker et døgn mere ved siden af, så kunden kan skifte uden at miste en besked.',
  },
} satisfies Texts<typeof english>
