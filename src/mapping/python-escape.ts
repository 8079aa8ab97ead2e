/** A character as the reference's `repr` and `ascii` write it when it cannot stand as it is: `\\xe6`, `\\u2028`. */
export function pythonEscape(code: number): string {
  const hex = code.toString(16)
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
