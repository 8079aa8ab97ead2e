import { cataloguedDetails, cataloguedErrors, type CatalogueEntry } from './catalogue.ts'
import { byTag, schemaOf, type ApiDocument, type Entry, type Operation } from './document.ts'
import { exampleOf } from './example.ts'
import { html, prose, type Html } from './html.ts'
import { note, renderSchema, typeName } from './schema.ts'

/** The API's reference: one page of HTML without scripts, made from the OpenAPI document. */
export function referencePage(document: ApiDocument): string {
  const groups = [...byTag(document)]
  const { title, version, description } = document.info
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} API reference</title>
        <link rel="stylesheet" href="/reference/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <nav aria-label="Contents">
          <p class="brand">${title} <small>${version}</small></p>
          <p><a href="#basics">Basics</a></p>
          ${groups.map(([tag, entries]) => navigation(tag, entries))}
          <p><a href="#errors">Errors</a></p>
        </nav>
        <main id="content">
          <h1>API reference</h1>
          ${description ? html`<p>${description}</p>` : null} ${basics()}
          ${groups.map(
            ([tag, entries]) =>
              html`<section>
                <h2 id="${slug(tag)}">${tag}</h2>
                ${entries.map(operation)}
              </section>`,
          )}
          ${errors()}
        </main>
      </body>
    </html> `
  return page.text
}

function navigation(tag: string, entries: Entry[]): Html {
  const links = entries.map(
    (entry) =>
      html`<li><a href="#${entry.anchor}">${method(entry)} ${entry.operation.summary ?? entry.path}</a></li>`,
  )
  return html`<p><a href="#${slug(tag)}">${tag}</a></p>
    <ul>
      ${links}
    </ul>`
}

function basics(): Html {
  return html`<section>
    <h2 id="basics">Basics</h2>
    <p>The machine-readable form of this page is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
    <p>
      Requests carry <code>Authorization: Bearer &lt;key&gt;</code>. A key's scope is <code>admin</code>,
      <code>read</code> (every GET) or <code>intake</code> (only sending events). Bodies are JSON in UTF-8,
      times are RFC 3339 in UTC, ids are UUIDs. Fields that an endpoint does not know are refused, except
      inside an event.
    </p>
    <p>
      Lists take <code>limit</code> and <code>cursor</code> and answer <code>items</code> and
      <code>nextCursor</code>, which is <code>null</code> on the last page. What can be edited has a
      <code>revision</code>: send it back as <code>If-Match: "3"</code>, and the write is refused when someone
      else was faster.
    </p>
  </section>`
}

function operation(entry: Entry): Html {
  const { operation } = entry
  return html`<article>
    <h3 id="${entry.anchor}">${operation.summary ?? entry.path}</h3>
    <p class="address">
      ${method(entry)} <code>${entry.path}</code>
      <a href="#${entry.anchor}" aria-label="Link to ${operation.summary ?? entry.path}">#</a>
    </p>
    ${operation.description ? html`<p>${prose(operation.description)}</p>` : null}
    ${parameters(operation)}${body(entry)}${responses(operation)}
  </article>`
}

function parameters({ parameters = [] }: Operation): Html | null {
  if (parameters.length === 0) return null
  const rows = parameters.map(
    ({ name, in: place, required, description, schema = {} }) =>
      html`<tr>
        <th scope="row"><code>${name}</code></th>
        <td>${place}</td>
        <td>${typeName(schema)}</td>
        <td>
          ${required ? html`<span class="required">required</span> ` : null}${note({ ...schema, ...(description ? { description } : {}) })}
        </td>
      </tr>`,
  )
  return html`<h4>Parameters</h4>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`
}

function body({ method, path, operation }: Entry): Html | null {
  const found = schemaOf(operation.requestBody?.content)
  if (!found) return null
  const example = JSON.stringify(exampleOf(found.schema), null, 2)
  return html`<h4>Body <small>${found.type}</small></h4>
    ${renderSchema(found.schema)}
    <details>
      <summary>Smallest request</summary>
      <pre><code>${method} ${path}
Authorization: Bearer pb_…
Content-Type: ${found.type}

${example}</code></pre>
    </details>`
}

function responses({ responses = {} }: Operation): Html {
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  const items = answers.map(([status, { content }]) => {
    const schema = schemaOf(content)?.schema
    const fields = schema ? renderSchema(schema, 1) : html``
    if (!schema || fields.text === '')
      return html`<li><strong>${status}</strong> ${schema ? typeName(schema) : 'no body'}</li>`
    return html`<li>
      <details>
        <summary><strong>${status}</strong> ${typeName(schema)}</summary>
        ${fields}
      </details>
    </li>`
  })
  return html`<h4>Answers</h4>
    <ul class="answers">
      ${items}
      <li>anything else: an <a href="#errors">error</a></li>
    </ul>`
}

/** A code with its sentences. */
function errorEntry({ code, message, reasons }: CatalogueEntry): Html {
  return html`<dt id="${code}"><code>${code}</code></dt>
    <dd>
      ${prose(message)}
      ${
        reasons.length === 0
          ? null
          : html`<ul>
              ${reasons.map((each) => html`<li><code>${each.reason}</code> ${prose(each.message)}</li>`)}
            </ul>`
      }
    </dd>`
}

function errors(): Html {
  const groups = [...cataloguedErrors()].map(
    ([status, entries]) =>
      html`<h3>${status}</h3>
        <dl>${entries.map(errorEntry)}</dl>`,
  )
  return html`<section>
    <h2 id="errors">Errors</h2>
    <p>
      Every answer that is not a success is
      <code>{"code", "message", "reason"?, "values"?, "details"?}</code>. Decide by <code>code</code>, which
      never changes its meaning; <code>message</code> is for people. Where a code has more than one sentence,
      <code>reason</code> says which it is; <code>values</code> holds what the message names.
      <code>details</code> names the faults one by one, each with the <code>path</code> to it in the request.
      Treat a code you don't know by its status.
    </p>
    ${groups}
    <h3>Codes in <code>details</code></h3>
    <p>Those above, those of problems with a template, or:</p>
    <dl>${cataloguedDetails().map(errorEntry)}</dl>
  </section>`
}

function method(entry: Entry): Html {
  return html`<span class="method ${entry.method.toLowerCase()}">${entry.method}</span>`
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
