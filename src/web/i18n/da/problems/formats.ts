import type { Texts } from '../../i18n.ts'
import type { formats as english } from '#contract/problems/formats.ts'

export const formats = {
  filter_block_unquoted: {
    message: 'En filterblok giver tekst, og den kan ikke stå uden for anførselstegn i JSON.',
    fix: 'Sæt blokken i anførselstegn.',
  },
  half_character_in_cell: { message: 'Teksten indeholder et halvt tegn, som ikke kan sendes.' },
  half_character_written: { message: 'Teksten indeholder et halvt tegn.' },
  secret_unquoted_in_csv: {
    message: 'En celle med en hemmelighed står altid i anførselstegn.',
    fix: 'Sæt anførselstegn om den.',
  },
  quote_inside_cell: {
    message: 'Der står et anførselstegn midt i en celle.',
    fix: 'Sæt hele cellen i anførselstegn, og skriv det indre anførselstegn to gange: "5"" wide"',
  },
  half_character_to_encode: { message: 'Teksten indeholder et halvt tegn, som ikke kan kodes.' },
  form_not_encoded: {
    message: 'I en formular skal tegn uden for ASCII og et enligt % procentkodes.',
    fix: 'Skriv teksten som en værdi, så bliver den kodet: {{ "å" }}',
  },
  form_space_inside_pair: {
    message: 'Der er mellemrum inde i et par; det må kun stå ved & og i enderne.',
    fix: 'Skriv et mellemrum som +, og sæt & mellem par.',
  },
  secret_in_block: { message: 'En hemmelighed kan ikke stå i en set-blok, en makro eller en filterblok.' },
  null_printed: {
    message: 'Værdien kan være null, og så skrives der intet.',
    fix: 'Angiv, hvad der så skal stå: | default("…", true)',
  },
  boolean_printed: {
    message: 'Værdien er sand eller falsk og skrives som True eller False.',
    fix: 'Angiv, hvad der skal stå: {{ "true" if value else "false" }}, eller brug | tojson.',
  },
  structure_printed: {
    message: 'Værdien er en liste eller et objekt og skrives, som Python gør det.',
    fix: 'Saml en liste med | join(", "), vælg en nøgle, eller brug | tojson.',
  },
  text_as_condition: {
    message: 'Dette er tekst, og enhver tekst tæller som sand, også "False".',
    fix: 'Sammenlign den: value == "True"',
  },
  escaping_off: { message: 'Værdien skrives, som den er, uden at blive kodet.', fix: 'Udelad | safe.' },
  markup_escaped: {
    message: 'Teksten kodes: < skrives som &lt; og & som &amp;.',
    fix: 'Skriv tags uden for værdien, mellem {% if … %} og {% endif %}.',
  },
  hole_in_html_tag: {
    message: 'Der kan ikke stå en værdi her i et tag.',
    fix: 'Sæt anførselstegn om værdien.',
  },
  hole_after_backslash: {
    message: 'En værdi kan ikke stå efter en omvendt skråstreg.',
    fix: 'Fjern skråstregen.',
  },
  text_opens_quote: { message: 'Denne tekst åbner et anførselstegn, som den ikke lukker.' },
  undefined_in_json: { message: 'En udefineret værdi kan ikke skrives som JSON.' },
  secret_in_json: { message: 'En hemmelighed kan ikke skrives som JSON.' },
  stateful_in_json: { message: 'Værdien er af typen {{type}} og kan ikke skrives som JSON.' },
  too_deep_for_json: { message: 'En værdi har for mange niveauer til at blive skrevet som JSON.' },
  key_not_for_json: { message: 'En nøgle af denne type kan ikke skrives som JSON.' },
  macro_writes_text: {
    message: 'Makroen {{name}} skriver tekst uden for anførselstegn, og det kan ikke stå her i JSON.',
    fix: 'Sæt anførselstegn om kaldet eller om værdierne i makroen.',
  },
  secret_not_in_body: {
    message: 'En hemmelighed kan kun stå i indholdet eller en header af en besked til en URL.',
  },
  output_would_be_too_long: { message: 'Resultatet ville blive længere end {{limit}} tegn.' },
  half_character_in_output: { message: 'Resultatet indeholder et halvt tegn, som ikke kan sendes.' },
  secret_taken_apart: {
    message: 'En hemmelighed kan kun skrives, som den er, for sig selv.',
    fix: 'Skriv {{ secrets.name }} uden filtre og operatorer, eller brug den som nøgle: {{ body | hmac(secrets.name) }}',
  },
  secret_printed: { message: 'En hemmelighed kan kun skrives, som den er, for sig selv.' },
  secret_inside: {
    message: 'Teksten får en hemmelighed, når den sendes; før det kan den kun signeres.',
    fix: 'Signér hele indholdet eller et helt felt med en hemmelighed: {{ body | hmac(secrets.name) }}',
  },
  tojson_of_undefined: {
    message: 'tojson kan ikke bruges på noget, der ikke er defineret.',
    fix: 'Giv den en værdi: | default(none) | tojson',
  },
  number_too_large_for_json: { message: 'Tallet er for stort til JSON.' },
  markup_not_known: { message: 'Efter <! skal der stå --, [CDATA[ eller DOCTYPE.' },
  branches_end_apart: {
    message:
      'Mellem grenene i denne {% if %} (også den, der ikke er skrevet) åbnes et anførselstegn eller et tag, som ikke lukkes på samme måde.',
    fix: 'Åbn og luk det i samme del.',
  },
  loop_ends_apart: {
    message:
      'Mellem begyndelsen og slutningen af denne {% for %} åbnes et anførselstegn eller et tag, som ikke lukkes på samme måde.',
    fix: 'Åbn og luk det i samme del.',
  },
  loop_else_ends_apart: {
    message:
      'Mellem denne {% for %} og dens {% else %} åbnes et anførselstegn eller et tag, som ikke lukkes på samme måde.',
    fix: 'Åbn og luk det i samme del.',
  },
  unquoted_text: {
    message: 'Tekst kan ikke stå uden for anførselstegn i JSON.',
    fix: 'Sæt anførselstegn om den, eller tilføj | tojson.',
  },
  unquoted_unknown: {
    message:
      'Ingen eksempeldata viser, hvad dette er, og kun tal, true og false, lister og objekter kan stå uden for anførselstegn.',
    fix: 'Sæt anførselstegn om det, eller tilføj | tojson.',
  },
  unquoted_other: {
    message: 'Forventede {{expected}}, men fik {{type}}.',
    fix: 'Sæt anførselstegn om det, eller tilføj | tojson.',
  },
  secrets_not_here: {
    message: 'Hemmeligheder kan kun stå i indholdet og headerne af en besked til en URL.',
  },
  impossible_character: { message: 'Der kom et tegn, som XML ikke kan indeholde: U+{{code}}.' },
  impossible_character_came: {
    message: 'Der kom et tegn, som XML ikke kan indeholde: U+{{code}}.',
    fix: 'Fjern det, for eksempel med | replace.',
  },
  hole_in_xml_tag: {
    message:
      'En værdi kan ikke stå i et tag uden for anførselstegn og ikke være navnet på et tag eller en attribut.',
    fix: 'Sæt anførselstegn om en attributs værdi, skriv navne helt ud, og vælg mellem dem med {% if %}.',
  },
  hole_in_xml_comment: {
    message: 'En værdi kan ikke stå i en kommentar.',
    fix: 'Fjern kommentaren, eller gør den til skabelonens egen: {# … #}',
  },
  hole_in_declaration: {
    message: 'En værdi kan ikke stå i erklæringen eller en anden <? … ?>.',
    fix: 'Skriv den helt ud.',
  },
  hole_in_doctype: { message: 'En værdi kan ikke stå i DOCTYPE.', fix: 'Skriv den helt ud.' },
  hole_in_script: { message: 'En værdi kan ikke stå i et script.' },
  hole_in_style: { message: 'En værdi kan ikke stå i en style.' },
  quote_not_closed: { message: 'Et anførselstegn åbnes og lukkes aldrig.' },
  html_ends_inside: { message: 'HTML’en slutter inde i et tag, en kommentar, et script eller en style.' },
  xml_ends_inside: { message: 'XML’en slutter inde i et tag, en kommentar, CDATA eller en erklæring.' },
  output_too_long: { message: 'Resultatet er længere end {{limit}} tegn.' },
  output_not_well_formed: {
    message: 'Resultatet er ikke {{format}}. Linje {{line}}, tegn {{column}} i resultatet: {{fault}}',
  },
  output_not_json: { message: 'Resultatet er ikke JSON.' },
} satisfies Texts<typeof english>
