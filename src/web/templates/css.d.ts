import 'react'

declare module 'react' {
  interface CSSProperties {
    /** How deep a row of a tree is. */
    '--level'?: number
  }
}
