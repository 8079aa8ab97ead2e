import { addAbilities } from './abilities.ts'
import * as blocks from './block-work.ts'
import * as csv from './csv-format.ts'
import * as email from './email-format.ts'
import * as codes from './filters/code-filters.ts'
import * as dates from './filters/date-filters.ts'
import * as hashes from './filters/hash-filters.ts'
import * as html from './filters/html-filters.ts'
import * as form from './form-format.ts'
import * as seldom from './seldom-work.ts'
import * as xml from './xml-format.ts'

/** Import it where nothing has to be downloaded: every template can then be compiled at once. */
addAbilities({ seldom, blocks, dates, codes, hashes, html, xml, form, csv, email })
