/** The text of a page's fenced blocks in a language. */
export function codeBlocks(markdown: string, language: string): string[] {
  const fences = markdown.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)\n\`\`\`$`, 'gm'))
  return Array.from(fences, ([, code = '']) => code)
}

/** What stands under a heading of the second level, up to the next one. */
export function sectionOf(markdown: string, heading: string): string {
  return markdown.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
}

/** Paths in backticks: what has a slash and only characters that paths of ours have. Fenced blocks are left out. */
export function pathsIn(markdown: string): string[] {
  const text = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '')
  return Array.from(text.matchAll(/`([\w.-]+\/[\w./-]*)`/g), ([, path = '']) => path)
}

/** Each here-document of a shell script, with the line that begins it. */
export function heredocs(script: string): { command: string; text: string }[] {
  const found = script.matchAll(/^(.*)<<'?JSON'?(?:.*)\n([\s\S]*?)\nJSON$/gm)
  return Array.from(found, ([, command = '', text = '']) => ({ command, text }))
}
