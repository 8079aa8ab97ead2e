import type { Texts } from '../../i18n.ts'
import type { checks as english } from '#contract/problems/checks.ts'

export const checks = {
  unknown_path: {
    message: '{{path}} findes ikke i nogen eksempeldata, og Postbud kender ingen hændelse, der har den.',
    fix: 'Se efter, om det er stavet rigtigt. Har dine hændelser den, så gem en af dem som eksempeldata til skabelonen.',
  },
  unknown_path_near: {
    message: '{{path}} findes ikke i nogen eksempeldata, og Postbud kender ingen hændelse, der har den.',
    fix: 'Mente du {{near}}?',
  },
  value_has_no_member: {
    message: '{{path}} er {{type}} og har derfor ingen {{name}}.',
    fix: 'Udelad .{{name}}.',
  },
  path_absent: {
    message: '{{path}} mangler i hændelser af typen {{types}}: {{read}} giver ingenting.',
    fix: 'Sig, hvad der så skal stå, med | default("…"), eller skriv det kun {% if {{path}} %}.',
  },
  path_absent_fails: {
    message: '{{path}} kan mangle i hændelser af typen {{types}}, og så fejler {{read}}.',
    fix: 'Skriv det kun {% if {{path}} %}.',
  },
  list_has_no_member: {
    message: '{{path}} er en liste: kun dens elementer har {{name}}.',
    fix: 'Tag ét: {{path}}[0].{{name}}. Eller alle: {{path}} | map(attribute="{{name}}") | join(", "). Eller brug en løkke.',
  },
  list_joined: {
    message: '{{path}} er en liste, og ~ sætter tekster sammen.',
    fix: 'Sæt først elementerne sammen: ({{path}} | join(", ")).',
  },
  list_calculated: {
    message: '{{path}} er en liste, og den kan man ikke regne med.',
    fix: 'Tæl den med | length, læg sammen med | sum(attribute="…"), eller tag ét element: {{path}}[0].',
  },
  list_compared: {
    message: '{{path}} er en liste: den er hverken en tekst eller et tal at sammenligne.',
    fix: 'Tæl den med | length, eller tag ét element: {{path}}[0].',
  },
  list_filtered: {
    message: '{{path}} er en liste, og dette filter tager én værdi.',
    fix: 'Tag ét element: {{path}}[0]. Eller hvert: {{path}} | map("…").',
  },
  text_calculated: {
    message: '{{path}} er tekst, og man kan kun regne med tal.',
    fix: 'Gør den til et tal: ({{path}} | {{filter}}).',
  },
  text_added: {
    message: '{{path}} er tekst, og + lægger den ikke til et tal.',
    fix: 'Gør den til et tal: ({{path}} | {{filter}}). Eller sæt tekster sammen med ~.',
  },
  texts_added: {
    message: '{{path}} er tekst, og + skriver den ene tekst efter den anden.',
    fix: 'Gør den til et tal: ({{path}} | {{filter}}).',
  },
  text_compared: {
    message: '{{path}} er tekst og er aldrig lig med, større eller mindre end et tal.',
    fix: 'Gør den til et tal: ({{path}} | {{filter}}).',
  },
  number_compared_with_text: {
    message: '{{path}} er et tal og er aldrig lig med, større eller mindre end teksten "{{text}}".',
    fix: 'Skriv tallet uden anførselstegn.',
  },
  texts_summed: {
    message: 'sum lægger tal sammen, og dette er tekster.',
    fix: 'Gør dem først til tal: {{path}}{{each}} | map("decimal") | sum.',
  },
  path_no_date: {
    message: '{{path}} er ikke en dato i nogen eksempeldata, og {{name}} virker på datoer.',
    fix: 'Se efter, hvilken værdi du mener: datoer ser ud som 2026-10-02 eller 2026-10-02T14:21:07Z.',
  },
  lookup_not_covering: {
    message: 'Opslagstabellen »{{table}}« har ingen række for {{values}}, som findes i eksempeldata.',
    fix: 'Tilføj det, der mangler i tabellen ({{count}}), eller sig, hvad der så skal stå: lookups({"{{table}}": value}, default="…").',
  },
} satisfies Texts<typeof english>
