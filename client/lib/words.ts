/** Whether every word that is looked for begins a word of one of these texts; case and accents do not matter. */
export function finds(wanted: string, texts: string[]): boolean {
  const words = plain(texts.join(' ')).split(/[^\p{L}\p{N}]+/u)
  return plain(wanted)
    .split(/\s+/)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)))
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
