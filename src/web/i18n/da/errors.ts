import type { Texts } from '../i18n.ts'
import type en from '../en/errors.ts'

/** Hvad et menneske læser for en kode; koder uden tekst her viser serverens egne ord. */
export default {
  offline: 'Postbud svarer ikke. Se efter, om det kører, og prøv igen.',
  revision_stale: 'En anden har ændret dette imens. Intet af dit er tabt: sammenlign, og gem igen.',
  too_many_requests: 'For mange forsøg. Vent lidt, og prøv igen.',
  session_ended: 'Du er blevet logget ud. Log ind igen.',
  key_required: 'Du er blevet logget ud. Log ind igen.',
  credentials_wrong: 'E-mail eller adgangskode er forkert. Prøv igen.',
  role_insufficient: 'Det må din rolle ikke. Spørg en administrator.',
  link_invalid: 'Linket gælder ikke længere: det er brugt, taget tilbage eller for gammelt. Bed om et nyt.',
  email_taken: 'Der er allerede en bruger med denne e-mail.',
  password_wrong: 'Det er ikke din nuværende adgangskode.',
  last_administrator: 'Det er den sidste aktive administrator. Gør en anden til administrator først.',
  customer_reference_taken: 'En anden kunde har dette nummer. Vælg et andet, eller åbn den kunde.',
  time_zone_unknown: 'Den tidszone findes ikke. Vælg en fra listen.',
  customer_archived: 'Kunden er arkiveret. Gendan den først under dens indstillinger.',
  secret_name_taken:
    'Der er allerede en hemmelighed med det navn. Erstat dens værdi, eller vælg et andet navn.',
  secret_in_use: 'Udløsere bruger denne hemmelighed. Vælg en anden dér først.',
  key_name_reserved: 'Nøglen fra miljøet har dette navn. Vælg et andet.',
  setting_from_environment: 'Det bestemmes af miljøet. Ret det dér, og genstart Postbud.',
  customer_unknown: 'Kunden findes ikke. Kontrollér nummeret, eller opret kunden.',
  event_type_unknown: 'Den slags hændelse findes ikke.',
  event_invalid: 'Hændelsen mangler noget, der kræves.',
  event_conflict: 'En hændelse med dette id er modtaget før, med andet indhold.',
  event_unknown: 'Hændelsen bag er ikke gemt længere.',
  body_unreadable: 'Dette er ikke JSON, der kan læses.',
  postback_sending: 'Et forsøg er i gang. Vent, til det er slut, og prøv igen.',
  postback_open: 'Denne postback er stadig på vej. Vent, til den er slut.',
  postback_final: 'Denne postback er allerede slut. Der er intet at annullere.',
  postback_unrendered: 'Der er ingen besked at sende: skabelonen fejlede. Ret den, og dan på ny.',
  trigger_archived: 'Udløseren er arkiveret. Lav en ny, hvis kunden stadig vil have beskederne.',
  example_busy: 'Eksempelhuset er ved at blive hentet eller fjernet. Vent lidt, og prøv igen.',
  not_found: 'Der er ikke noget her. Det er måske fjernet eller ikke gemt længere.',
  internal_error: 'Noget gik galt i Postbud. Det er skrevet i loggen.',
} satisfies Texts<typeof en>
