import type { FastifyInstance } from 'fastify'
import * as contract from '#contract/templates.ts'
import type { Database } from '#server/db/database.ts'
import { exactJson } from '#server/http/exact-json.ts'
import { route } from '#server/http/route.ts'
import type { ReadEventPayload } from '#server/samples/payload.ts'
import { changeTemplate, replaceDraft, type TemplateUses } from './change.ts'
import { createTemplate } from './create.ts'
import { getTemplate, getVersion, listTemplates, listVersions, type CountUses } from './find.ts'
import { previewTemplate } from './preview.ts'
import { publishTemplate } from './publish.ts'
import { sendTestMail, type SendMail } from './test-mail.ts'

export interface TemplateRoutesOptions {
  database: Database
  /** Given by the app with the others, since templates know nothing of triggers, events and mail servers. */
  uses: TemplateUses
  eventPayload: ReadEventPayload
  countUses: CountUses
  sendMail: SendMail
}

export function templateRoutes(app: FastifyInstance, options: TemplateRoutesOptions): void {
  const { database, uses, eventPayload, countUses } = options
  route(app, contract.createTemplate, ({ body, caller }) => createTemplate(database, caller.who, body))
  route(app, contract.listTemplates, ({ query }) => listTemplates(database, countUses, query))
  route(app, contract.getTemplate, ({ params }) => getTemplate(database, uses, params.id))
  route(app, contract.changeTemplate, ({ params, body, caller, ifMatch }) =>
    changeTemplate(database, uses, caller.who, params.id, body, ifMatch),
  )
  route(app, contract.replaceDraft, ({ params, body, caller, ifMatch }) =>
    replaceDraft(database, uses, caller.who, params.id, body, ifMatch),
  )
  route(app, contract.publishTemplate, ({ params, caller, ifMatch }) =>
    publishTemplate(database, uses, caller.who, params.id, ifMatch),
  )
  route(app, contract.listTemplateVersions, ({ params, query }) => listVersions(database, params.id, query))
  route(app, contract.getTemplateVersion, ({ params }) =>
    getVersion(database, params.id, Number(params.number)),
  )
  // The pasted event keeps its digits and the order of its keys.
  exactJson(app, (scope) => {
    route(scope, contract.previewTemplate, ({ body, request }) =>
      previewTemplate(database, eventPayload, body, request),
    )
    route(scope, contract.testTemplateMail, ({ params, body, request }) =>
      sendTestMail(options, params.id, body, request),
    )
  })
}
