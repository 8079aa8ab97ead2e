/** The peers as far as they are used here: their packages are installed for the benchmark alone. */
interface Liquid {
  parse: (source: string) => unknown
  renderSync: (template: unknown, data: object) => string
}
interface Nunjucks {
  Environment: new (loader: null, options: { autoescape: boolean }) => object
  Template: new (
    source: string,
    environment: object,
    path: string,
    eager: boolean,
  ) => { render: (data: object) => string }
}
interface MiniJinja {
  addTemplate: (name: string, source: string) => void
  renderTemplate: (name: string, data: object) => string
}

/** Makes a text of data. */
export type Render = (data: object) => string

async function load<T>(name: string): Promise<T> {
  // What is imported by a name that is not written out has no types.
  const loaded = (await import(name)) as T & { default?: T }
  return loaded.default ?? loaded
}

export async function liquid(source: string): Promise<Render> {
  const { Liquid: Engine } = await load<{ Liquid: new () => Liquid }>('liquidjs')
  const engine = new Engine()
  const template = engine.parse(source)
  return (data) => engine.renderSync(template, data)
}

export async function nunjucks(source: string, autoescape: boolean): Promise<Render> {
  const { Environment, Template } = await load<Nunjucks>('nunjucks')
  const template = new Template(source, new Environment(null, { autoescape }), 'a', true)
  return (data) => template.render(data)
}

/** It escapes what is called .html. */
export async function minijinja(source: string, name: 'a.html' | 'a.txt'): Promise<Render> {
  const { Environment } = await load<{ Environment: new () => MiniJinja }>('minijinja-js')
  const environment = new Environment()
  environment.addTemplate(name, source)
  return (data) => environment.renderTemplate(name, data)
}

export async function jsonata(source: string): Promise<(data: object) => Promise<string>> {
  const parse = await load<(source: string) => { evaluate: (data: object) => Promise<unknown> }>('jsonata')
  const expression = parse(source)
  return async (data) => JSON.stringify(await expression.evaluate(data))
}
