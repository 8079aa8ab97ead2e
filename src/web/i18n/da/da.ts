import accounts from './accounts.ts'
import common from './everywhere.ts'
import customers from './customers.ts'
import errors from './errors.ts'
import frame from './frame.ts'
import language from './language.ts'
import lookups from './lookups.ts'
import orders from './orders.ts'
import overview from './overview.ts'
import postbacks from './postbacks.ts'
import problems from './problems.ts'
import receiver from './receiver.ts'
import settings from './settings.ts'
import templates from './templates.ts'
import triggers from './triggers.ts'

/** Every text of the console in this language, by namespace. */
export default {
  accounts,
  common,
  customers,
  errors,
  frame,
  language,
  lookups,
  orders,
  overview,
  postbacks,
  problems,
  receiver,
  settings,
  templates,
  triggers,
}
