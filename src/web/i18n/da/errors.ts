import type { Texts } from '../i18n.ts'
import type en from '../en/errors.ts'

/** Hvad et menneske læser for en kode; koder uden tekst her viser serverens egne ord. */
export default {
  offline: 'Postbud svarer ikke. Se efter, om det kører, og prøv igen.',
  revision_stale: 'En anden har ændret dette imens. Intet af dit er tabt: sammenlign, og gem igen.',
  session_required: 'Du er blevet logget ud. Log ind igen.',
  too_many_requests: 'For mange forsøg. Vent lidt, og prøv igen.',
  internal_error: 'Noget gik galt i Postbud. Det er skrevet i loggen.',
} satisfies Texts<typeof en>
