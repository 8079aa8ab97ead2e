/** Where colours and sizes get their names. */
const palette = new Set(['src/web/ui/tokens.css', 'src/web/ui/theme.ts'])

const colours = 'red|blue|green|yellow|orange|pink|purple|black|white|grey'

const rules: { pattern: RegExp; why: string; in: RegExp }[] = [
  {
    pattern: /(?<![\w&])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![\w/-])/i,
    why: 'a raw colour',
    in: /./,
  },
  { pattern: /\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(/, why: 'a raw colour', in: /./ },
  {
    pattern: new RegExp(
      `(?:color|background|border|outline|fill|stroke)[\\w-]*:[^;]*\\b(?:${colours})\\b(?!-)`,
    ),
    why: 'a raw colour',
    in: /\.css$/,
  },
  // Mantine's own `gray` stands for "no colour".
  { pattern: new RegExp(`\\b(?:c|bg|color)="(?:${colours})(?:\\.\\d)?"`), why: 'a raw colour', in: /\.tsx$/ },
  { pattern: /\bfont(?:-size)?:[^;]*\b[\d.]+(?:px|pt)\b/, why: 'a raw font size', in: /\.css$/ },
  { pattern: /\bfontSize: ?['"]?\d|\bfz=(?:\{\d|"\d)/, why: 'a raw font size', in: /\.tsx?$/ },
]

/** What is written in a component although it belongs into the palette, one sentence each. */
export function lookFaults(path: string, text: string): string[] {
  if (palette.has(path)) return []
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  return code
    .split('\n')
    .flatMap((line) =>
      rules
        .filter((rule) => rule.in.test(path) && rule.pattern.test(line))
        .map(({ why }) => `${path}: ${why} in “${line.trim()}”`),
    )
}
