import { AS_DOCUMENT, limited, type BodyWays } from './body-formats.ts'
import { outputFault } from './output-fault.ts'
import { findXmlFault } from './xml-fault.ts'
import { XmlSurroundings } from './xml-surroundings.ts'

export function bodyWays(): BodyWays {
  return {
    printing: { ...AS_DOCUMENT, escapes: true },
    surroundings: () => new XmlSurroundings(),
    finish: (text) => ({ format: 'xml', body: limited(text) }),
    decided: () => ({ contentType: 'application/xml; charset=utf-8', types: {} }),
  }
}

/** Refuses a finished output that is not well-formed. */
export function checkXml(body: string): void {
  const fault = findXmlFault(body)
  if (fault !== null) throw outputFault('invalid_xml', 'XML', body, fault.at, fault.why)
}
