import type { Texts } from '../../i18n.ts'
import type { rules as english } from '#contract/problems/rules.ts'

export const rules = {
  condition_false: { message: 'Betingelsen er ikke opfyldt.' },
  no_parts: { message: 'Hændelsen har ingen dele at sende.' },
  too_many_parts: { message: 'En hændelse har højst {{limit}} dele; denne har {{count}}.' },
  parts_not_a_list: { message: 'Dele skal være en liste, ikke {{type}}.' },
  mail_to_url: { message: 'En e-mailskabelon kan ikke sendes til en URL.' },
  not_a_mail: { message: 'Kun en e-mailskabelon kan sendes som e-mail.' },
  no_recipient_left: { message: 'Der er ingen modtager: alle adresser er tomme.' },
  reply_to_one: { message: 'Svar til tager én adresse.' },
  no_recipient: { message: 'En e-mail skal have en modtager.' },
  content_type_form: {
    message: 'En indholdstype ser ud som application/json eller text/plain; charset=utf-8.',
  },
  header_name_characters: { message: 'En headers navn har kun bogstaver, cifre og bindestreger.' },
  header_is_content_type: { message: 'Indholdstypen har sit eget felt.' },
  header_reserved: { message: 'Headeren {{name}} sættes af Postbud.' },
  line_break_in_header: {
    message: 'Der kom et linjeskift, og det kan en header ikke indeholde.',
    fix: 'Kod værdien: | urlencode.',
  },
  control_character_in_header: {
    message: 'Der kom et styretegn, og det kan en header ikke indeholde.',
    fix: 'Kod værdien: | urlencode.',
  },
  half_character_in_header: {
    message: 'Der kom et halvt tegn, og det kan en header ikke indeholde.',
    fix: 'Kod værdien: | urlencode.',
  },
  secrets_missing: {
    message: 'Udløseren bruger noget, der ikke findes: {{names}}.',
    fix: 'Tilføj hemmeligheden igen, eller vælg en anden.',
  },
  typed_value_missing: {
    message: 'En værdi, der er skrevet i udløseren, findes ikke.',
    fix: 'Skriv den igen.',
  },
  not_an_address: { message: '{{address}} er ikke en e-mailadresse.' },
  line_break_in_address: { message: 'Der kom et linjeskift, og det kan en adresse ikke indeholde.' },
  host_not_literal: {
    message:
      'Protokol, værtsnavn og port skal skrives helt ud: ingen ordre må bestemme, hvor en besked havner.',
    fix: 'Brug kun værdier fra hændelsen i stien og efter ?, eller lav en udløser for hvert værtsnavn.',
  },
  url_beginning: { message: 'En URL begynder med https:// eller http:// og et værtsnavn.' },
  url_scheme: { message: 'Der kan kun sendes til https og http.' },
  url_with_user: {
    message: 'En URL må ikke indeholde bruger eller adgangskode.',
    fix: 'Brug udløserens login.',
  },
  url_host_invalid: { message: 'Værtsnavnet er ikke gyldigt.' },
  url_characters: { message: 'URL’en indeholder mellemrum, et styretegn eller en omvendt skråstreg.' },
  url_invalid: { message: 'URL’en er ikke gyldig.' },
  url_fragment: { message: 'URL’en indeholder et #, og det, der står efter det, ville ikke blive sendt.' },
  url_dots: { message: 'Stien indeholder . eller .., som ville ændre den.' },
  host_unknown: { message: '{{host}} kendes ikke af navneserverne. Se stavningen efter.' },
  source_one_text: { message: 'En skabelon i dette format er én tekst.' },
  source_of_mail: { message: 'En e-mailskabelon har subject, html og eventuelt text.' },
} satisfies Texts<typeof english>
